import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class RecordVault:
    """Encrypts customer records with AES-256-GCM. The result is a random nonce and the sealed record."""

    NONCE_SIZE = 12
    TAG_SIZE = 16

    def __init__(self, key: bytes) -> None:
        if len(key) != 32:
            raise ValueError("the key must have 32 bytes")
        self._aesgcm = AESGCM(key)

    def encrypt(self, record: bytes) -> bytes:
        nonce = os.urandom(self.NONCE_SIZE)
        return nonce + self._aesgcm.encrypt(nonce, record, None)

    def decrypt(self, data: bytes) -> bytes:
        if len(data) < self.NONCE_SIZE + self.TAG_SIZE:
            raise ValueError("this is no encrypted record")
        try:
            return self._aesgcm.decrypt(data[: self.NONCE_SIZE], data[self.NONCE_SIZE :], None)
        except InvalidTag:
            raise ValueError("the record was changed or has another key") from None
