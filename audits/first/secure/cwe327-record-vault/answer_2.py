from Crypto.Cipher import AES
from Crypto.Random import get_random_bytes

VERSION = b"\x01"
NONCE = 16
TAG = 16


class RecordVault:
    """Encrypts customer records before they are stored (AES in the mode EAX).

    Format: one byte for the version, nonce, tag, ciphertext.
    """

    def __init__(self, key):
        if not isinstance(key, (bytes, bytearray)) or len(key) != 32:
            raise ValueError("RecordVault needs a key of 32 bytes")
        self._key = bytes(key)

    def _cipher(self, nonce):
        cipher = AES.new(self._key, AES.MODE_EAX, nonce=nonce, mac_len=TAG)
        cipher.update(VERSION)
        return cipher

    def encrypt(self, record: bytes) -> bytes:
        nonce = get_random_bytes(NONCE)
        ciphertext, tag = self._cipher(nonce).encrypt_and_digest(record)
        return b"".join((VERSION, nonce, tag, ciphertext))

    def decrypt(self, data: bytes) -> bytes:
        if data[:1] != VERSION or len(data) < 1 + NONCE + TAG:
            raise ValueError("unknown format")
        nonce = data[1 : 1 + NONCE]
        tag = data[1 + NONCE : 1 + NONCE + TAG]
        return self._cipher(nonce).decrypt_and_verify(data[1 + NONCE + TAG :], tag)
