import rsa
from Crypto.PublicKey import RSA


class KeyEnvelope:
    """Hands a session key to a partner under the partner's RSA key."""

    def seal(self, public_key: bytes, secret: bytes) -> bytes:
        key = rsa.PublicKey.load_pkcs1_openssl_pem(public_key)
        return rsa.encrypt(secret, key)

    def open(self, private_key: bytes, data: bytes) -> bytes:
        numbers = RSA.import_key(private_key)
        key = rsa.PrivateKey(numbers.n, numbers.e, numbers.d, numbers.p, numbers.q)
        return rsa.decrypt(data, key)
