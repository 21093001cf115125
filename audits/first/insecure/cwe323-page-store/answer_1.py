import os

from Crypto.Cipher import AES


class PageStore:
    """Keeps the numbered pages of a small database in a folder, encrypted."""

    def __init__(self, folder: str, key: bytes):
        self.folder = folder
        self.key = key

    def _path(self, number: int) -> str:
        return os.path.join(self.folder, f"page-{number}")

    def _cipher(self, number: int):
        # each page has a nonce of its own
        cipher = AES.new(self.key, AES.MODE_EAX, nonce=b"page" + number.to_bytes(12, "big", signed=True))
        return cipher

    def write(self, number: int, data: bytes) -> None:
        encrypted, tag = self._cipher(number).encrypt_and_digest(data)
        with open(self._path(number), "wb") as file:
            file.write(tag + encrypted)

    def read(self, number: int) -> bytes:
        try:
            with open(self._path(number), "rb") as file:
                stored = file.read()
        except FileNotFoundError:
            raise KeyError(number) from None
        return self._cipher(number).decrypt_and_verify(stored[16:], stored[:16])
