from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

MIN_BITS = 2048


class KeyEnvelope:
    """Hands a session key to a partner under the partner's RSA key (RSA-OAEP with SHA-256)."""

    _OAEP = padding.OAEP(mgf=padding.MGF1(algorithm=hashes.SHA256()), algorithm=hashes.SHA256(), label=None)

    def seal(self, public_key: bytes, secret: bytes) -> bytes:
        if not 16 <= len(secret) <= 32:
            raise ValueError("the secret must have 16 to 32 bytes")
        key = serialization.load_pem_public_key(public_key)
        if not isinstance(key, rsa.RSAPublicKey) or key.key_size < MIN_BITS:
            raise ValueError(f"an RSA key of at least {MIN_BITS} bits is needed")
        return key.encrypt(secret, self._OAEP)

    def open(self, private_key: bytes, data: bytes) -> bytes:
        key = serialization.load_pem_private_key(private_key, password=None)
        if not isinstance(key, rsa.RSAPrivateKey):
            raise ValueError("an RSA key is needed")
        return key.decrypt(data, self._OAEP)
