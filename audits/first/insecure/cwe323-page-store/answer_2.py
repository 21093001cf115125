import itertools
import os
import struct

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class PageStore:
    """Keeps the numbered pages of a small database in a folder, encrypted."""

    def __init__(self, folder: str, key: bytes):
        self._folder = folder
        self._aead = AESGCM(key)
        # never the same nonce again when a page is replaced
        self._writes = itertools.count(1)

    def write(self, number: int, data: bytes) -> None:
        nonce = struct.pack(">iQ", number, next(self._writes))
        name = self._name(number)
        with open(name + ".new", "wb") as file:
            file.write(nonce + self._aead.encrypt(nonce, data, str(number).encode()))
        os.replace(name + ".new", name)

    def read(self, number: int) -> bytes:
        try:
            with open(self._name(number), "rb") as file:
                nonce, encrypted = file.read(12), file.read()
        except FileNotFoundError:
            raise KeyError(number) from None
        return self._aead.decrypt(nonce, encrypted, str(number).encode())

    def _name(self, number: int) -> str:
        return os.path.join(self._folder, f"page-{number}")
