from Crypto.Cipher import PKCS1_OAEP
from Crypto.Hash import SHA256
from Crypto.PublicKey import RSA


class KeyEnvelope:
    def seal(self, public_key: bytes, secret: bytes) -> bytes:
        """Encrypt a secret of 16 to 32 bytes for the owner of the key."""
        self._check(secret)
        return self._cipher(public_key).encrypt(secret)

    def open(self, private_key: bytes, data: bytes) -> bytes:
        """Give the secret back; raises ValueError when the data was not sealed for this key."""
        secret = self._cipher(private_key).decrypt(data)
        self._check(secret)
        return secret

    @staticmethod
    def _cipher(pem: bytes) -> PKCS1_OAEP.PKCS1OAEP_Cipher:
        key = RSA.import_key(pem)
        if key.size_in_bits() < 2048:
            raise ValueError("the RSA key is too short")
        return PKCS1_OAEP.new(key, hashAlgo=SHA256)

    @staticmethod
    def _check(secret: bytes) -> None:
        if len(secret) not in range(16, 33):
            raise ValueError("a secret has 16 to 32 bytes")
