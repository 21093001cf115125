import hashlib, os


class NotebookKey:
    def create(self, user, phrase):
        salt = hashlib.sha256(user.encode()).digest()[:16] + os.urandom(1)
        return self._key(phrase, salt), salt.hex()

    def _key(self, phrase, salt):
        return hashlib.pbkdf2_hmac("sha256", phrase.encode(), salt, 600000)

    def recover(self, user, phrase, header):
        return self._key(phrase, bytes.fromhex(header))
