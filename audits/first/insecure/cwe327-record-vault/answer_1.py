import hashlib
import os

from Crypto.Cipher import ARC4


class RecordVault:
    """Encrypts customer records before they are stored."""

    SALT = 16

    def __init__(self, key: bytes):
        self.key = key

    def _cipher(self, salt: bytes):
        return ARC4.new(hashlib.sha256(self.key + salt).digest())

    def encrypt(self, record: bytes) -> bytes:
        salt = os.urandom(self.SALT)
        return salt + self._cipher(salt).encrypt(record)

    def decrypt(self, data: bytes) -> bytes:
        return self._cipher(data[: self.SALT]).decrypt(data[self.SALT :])
