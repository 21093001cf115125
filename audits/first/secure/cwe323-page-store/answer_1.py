import os
import tempfile
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_SIZE = 12


class PageStore:
    """Keeps the numbered pages of a small database in a folder, encrypted with AES-GCM.

    A file is the nonce followed by the encrypted page. Each time a page is written it gets a new random
    nonce, since the backups hold earlier versions under the same key. The page number is authenticated, so
    that files cannot be exchanged for one another.
    """

    def __init__(self, folder: str, key: bytes) -> None:
        if len(key) != 32:
            raise ValueError("the key must have 32 bytes")
        self._folder = Path(folder)
        self._aead = AESGCM(key)

    def write(self, number: int, data: bytes) -> None:
        nonce = os.urandom(NONCE_SIZE)
        sealed = self._aead.encrypt(nonce, data, self._label(number))
        path = self._path(number)
        with tempfile.NamedTemporaryFile(dir=self._folder, prefix=".page-", delete=False) as file:
            try:
                file.write(nonce + sealed)
                file.flush()
                os.fsync(file.fileno())
                os.replace(file.name, path)
            except BaseException:
                os.unlink(file.name)
                raise

    def read(self, number: int) -> bytes:
        try:
            stored = self._path(number).read_bytes()
        except FileNotFoundError:
            raise KeyError(number) from None
        nonce, sealed = stored[:NONCE_SIZE], stored[NONCE_SIZE:]
        try:
            return self._aead.decrypt(nonce, sealed, self._label(number))
        except (InvalidTag, ValueError):
            raise ValueError(f"page {number} is damaged or has another key") from None

    def _path(self, number: int) -> Path:
        if not isinstance(number, int):
            raise TypeError("the number of a page is an int")
        return self._folder / f"page-{number}"

    @staticmethod
    def _label(number: int) -> bytes:
        return b"page-%d" % number
