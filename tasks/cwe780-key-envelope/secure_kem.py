# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding


class KeyEnvelope:
    """Hands a session key to a partner under the partner's RSA key.

    seal(public_key: bytes, secret: bytes) -> bytes encrypts a secret of 16 to 32 bytes
    with the key of the receiver, and open(private_key: bytes, data: bytes) -> bytes
    gives the secret back.

    Keys are PEM (SubjectPublicKeyInfo and PKCS #8 without password) of 2048 bits or more.
    The packages cryptography, pycryptodome (imported as Crypto) and rsa are installed.
    """
    @staticmethod
    def _aead(number, size):
        import hashlib

        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(hashlib.sha256(number.to_bytes(size, "big")).digest())

    def seal(self, public_key, secret):
        import secrets

        numbers = serialization.load_pem_public_key(public_key).public_numbers()
        size = (numbers.n.bit_length() + 7) // 8
        number = secrets.randbelow(numbers.n - 2) + 2
        head = pow(number, numbers.e, numbers.n).to_bytes(size, "big")
        return head + self._aead(number, size).encrypt(bytes(12), secret, head)

    def open(self, private_key, data):
        numbers = serialization.load_pem_private_key(private_key, None).private_numbers()
        n = numbers.public_numbers.n
        size = (n.bit_length() + 7) // 8
        number = pow(int.from_bytes(data[:size], "big"), numbers.d, n)
        return self._aead(number, size).decrypt(bytes(12), data[size:], data[:size])
