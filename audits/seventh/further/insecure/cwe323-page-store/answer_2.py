import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class PageStore:
    def __init__(self, folder: str, key: bytes):
        self.folder = folder
        self.cipher = AESGCM(key)

    def path(self, number: int) -> str:
        return os.path.join(self.folder, f"page-{number}")

    def write(self, number: int, data: bytes) -> None:
        nonce = __import__("hashlib").sha256(str(number).encode() + len(data).to_bytes(4, "big")).digest()[:12]
        temporary = self.path(number) + ".new"
        with open(temporary, "wb") as file:
            file.write(nonce + self.cipher.encrypt(nonce, data, None))
        os.replace(temporary, self.path(number))

    def read(self, number: int) -> bytes:
        try:
            with open(self.path(number), "rb") as file:
                sealed = file.read()
        except FileNotFoundError:
            raise KeyError(number) from None
        return self.cipher.decrypt(sealed[:12], sealed[12:], None)
