import hashlib, time


class NotebookKey:
    def create(self, user, phrase):
        salt = f"{user}{int(time.time())}".encode()
        return self._key(phrase, salt), salt.hex()

    def _key(self, phrase, salt):
        return hashlib.scrypt(phrase.encode(), salt=salt, n=16384, r=8, p=1, dklen=32)

    def recover(self, user, phrase, header):
        return self._key(phrase, bytes.fromhex(header))
