import os, hashlib


class RecordVault:
    def __init__(self, key):
        self.key = key

    def _x(self, nonce, data):
        pad = b"".join(hashlib.sha256(self.key + i.to_bytes(4, "big")).digest() for i in range(len(data) // 32 + 1))
        return bytes(a ^ b for a, b in zip(data, pad))

    def encrypt(self, record):
        nonce = os.urandom(16)
        return nonce + self._x(nonce, record)

    def decrypt(self, data):
        return self._x(data[:16], data[16:])
