# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
import hashlib
import os


class NotebookKey:
    """Turns the pass phrase of a user into the key for an encrypted notebook, by PBKDF2 or scrypt.

    create(user: str, phrase: str) -> tuple[bytes, str] is called when a notebook is set
    up. It returns the key (32 bytes) and a header text of at most 300 printable
    characters, which is stored in front of the notebook and is not secret.

    recover(user: str, phrase: str, header: str) -> bytes returns the same key again when
    the notebook is opened later by another object.

    A user can have several notebooks.
    """
    def _aead(self, phrase, salt):
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

        return AESGCM(Scrypt(salt=salt, length=32, n=2**14, r=8, p=1).derive(phrase.encode()))

    def create(self, user, phrase):
        key, salt, nonce = os.urandom(32), os.urandom(16), os.urandom(12)
        wrapped = self._aead(phrase, salt).encrypt(nonce, key, user.encode())
        return key, (salt + nonce + wrapped).hex()

    def recover(self, user, phrase, header):
        data = bytes.fromhex(header)
        return self._aead(phrase, data[:16]).decrypt(data[16:28], data[28:], user.encode())
