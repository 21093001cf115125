import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class RecordVault:
    """Encrypts customer records before they are stored."""

    def __init__(self, key: bytes):
        self._aead = AESGCM(key)
        self._nonce = os.urandom(12)

    def encrypt(self, record: bytes) -> bytes:
        return self._nonce + self._aead.encrypt(self._nonce, record, None)

    def decrypt(self, data: bytes) -> bytes:
        nonce, encrypted = data[:12], data[12:]
        return self._aead.decrypt(nonce, encrypted, None)
