import hashlib
import hmac
import os

from Crypto.PublicKey import RSA


class KeyEnvelope:
    """Hands a session key to a partner under the partner's RSA key."""

    # block: 0, filling, checksum of the secret, its length, the secret in 32 bytes
    CHECK = 8

    def seal(self, public_key: bytes, secret: bytes) -> bytes:
        key = RSA.import_key(public_key)
        size = key.size_in_bytes()
        check = hashlib.sha256(secret).digest()[: self.CHECK]
        content = check + bytes([len(secret)]) + secret.ljust(32, b"\0")
        filling = os.urandom(size - 1 - len(content))
        block = int.from_bytes(b"\0" + filling + content, "big")
        return pow(block, key.e, key.n).to_bytes(size, "big")

    def open(self, private_key: bytes, data: bytes) -> bytes:
        key = RSA.import_key(private_key)
        size = key.size_in_bytes()
        block = pow(int.from_bytes(data, "big"), key.d, key.n).to_bytes(size, "big")
        content = block[-(self.CHECK + 33) :]
        check, length, padded = content[: self.CHECK], content[self.CHECK], content[self.CHECK + 1 :]
        secret = padded[:length]
        if block[0] or not hmac.compare_digest(check, hashlib.sha256(secret).digest()[: self.CHECK]):
            raise ValueError("the data cannot be decrypted")
        return secret
