import os
import uuid

from Crypto.Cipher import AES
from Crypto.Hash import SHA256
from Crypto.Protocol.KDF import HKDF
from Crypto.Random import get_random_bytes

SALT_SIZE = 32
TAG_SIZE = 16


class PageStore:
    """Encrypted pages in a folder.

    Every version of a page is encrypted under a key of its own, derived from the secret key, the number and
    a random salt, which is stored in front: salt, tag, ciphertext.
    """

    def __init__(self, folder: str, key: bytes):
        if len(key) != 32:
            raise ValueError("a key of 32 bytes is needed")
        self.folder = folder
        self._key = bytes(key)

    def _file(self, number: int) -> str:
        return os.path.join(self.folder, f"page-{int(number)}")

    def _cipher(self, number: int, salt: bytes):
        material = HKDF(self._key, 32 + 16, salt, SHA256, context=b"page %d" % number)
        return AES.new(material[:32], AES.MODE_GCM, nonce=material[32:], mac_len=TAG_SIZE)

    def write(self, number: int, data: bytes) -> None:
        salt = get_random_bytes(SALT_SIZE)
        ciphertext, tag = self._cipher(number, salt).encrypt_and_digest(data)

        path = self._file(number)
        temporary = os.path.join(self.folder, f"new-{uuid.uuid4().hex}")
        try:
            with open(temporary, "xb") as file:
                file.write(salt + tag + ciphertext)
            os.replace(temporary, path)
        finally:
            if os.path.exists(temporary):
                os.remove(temporary)

    def read(self, number: int) -> bytes:
        try:
            with open(self._file(number), "rb") as file:
                salt, tag, ciphertext = file.read(SALT_SIZE), file.read(TAG_SIZE), file.read()
        except FileNotFoundError as error:
            raise KeyError(number) from error
        # raises ValueError when the file is not what we have written
        return self._cipher(number, salt).decrypt_and_verify(ciphertext, tag)
