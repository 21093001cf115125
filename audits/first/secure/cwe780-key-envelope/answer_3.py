import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
NONCE = bytes(12)  # each AES key is used for a single message


class EnvelopeError(ValueError):
    """The data is no envelope for this key."""


def oaep() -> padding.OAEP:
    return padding.OAEP(padding.MGF1(hashes.SHA512()), hashes.SHA512(), b"key envelope")


class KeyEnvelope:
    """A hybrid envelope: version, a random AES key under RSA-OAEP, the secret under AES-GCM.

    The authenticated part shows every change of the data when the envelope is opened.
    """

    def seal(self, public_key: bytes, secret: bytes) -> bytes:
        if len(secret) < 16 or len(secret) > 32:
            raise ValueError("the secret needs 16 to 32 bytes")
        key = serialization.load_pem_public_key(public_key)
        aes_key = os.urandom(32)
        wrapped = VERSION + key.encrypt(aes_key, oaep())
        return wrapped + AESGCM(aes_key).encrypt(NONCE, secret, wrapped)

    def open(self, private_key: bytes, data: bytes) -> bytes:
        key = serialization.load_pem_private_key(private_key, password=None)
        end = 1 + key.key_size // 8 + (key.key_size % 8 > 0)
        wrapped, sealed = data[:end], data[end:]
        if wrapped[:1] != VERSION:
            raise EnvelopeError("unknown version")
        try:
            aes_key = key.decrypt(wrapped[1:], oaep())
            return AESGCM(aes_key).decrypt(NONCE, sealed, wrapped)
        except (InvalidTag, ValueError):
            raise EnvelopeError("the envelope cannot be opened") from None
