from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken


class TamperedRecord(Exception):
    """The data was not made by a vault with this key, or has been changed since."""


class RecordVault:
    """Encrypts customer records with Fernet: AES-CBC with a random IV, authenticated by HMAC-SHA-256.

    Tokens are stored as bytes instead of their text form, which takes less space.
    """

    def __init__(self, key: bytes) -> None:
        if len(key) != 32:
            raise ValueError("key must be 32 bytes long")
        self._fernet = Fernet(urlsafe_b64encode(key))

    def encrypt(self, record: bytes) -> bytes:
        return urlsafe_b64decode(self._fernet.encrypt(record))

    def decrypt(self, data: bytes) -> bytes:
        try:
            return self._fernet.decrypt(urlsafe_b64encode(data))
        except InvalidToken:
            raise TamperedRecord("the record cannot be decrypted") from None
