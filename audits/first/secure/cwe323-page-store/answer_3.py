import hmac
import os
import secrets
from hashlib import sha256

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.padding import PKCS7

BLOCK = 16
MAC = 32


class DamagedPage(ValueError):
    """The file of a page has been changed."""


class PageStore:
    """Pages encrypted with AES-CBC under a fresh random IV, and then authenticated with HMAC-SHA-256.

    File: IV, ciphertext, MAC over number, IV and ciphertext.
    """

    def __init__(self, folder: str, key: bytes) -> None:
        if len(key) != 32:
            raise ValueError("the key has to have 32 bytes")
        keys = HKDF(hashes.SHA256(), length=64, salt=None, info=b"page store").derive(key)
        self._encryption_key, self._mac_key = keys[:32], keys[32:]
        self._folder = folder

    def write(self, number: int, data: bytes) -> None:
        iv = secrets.token_bytes(BLOCK)
        padder = PKCS7(BLOCK * 8).padder()
        padded = padder.update(data) + padder.finalize()
        encryptor = Cipher(algorithms.AES256(self._encryption_key), modes.CBC(iv)).encryptor()
        body = iv + encryptor.update(padded) + encryptor.finalize()
        self._store(number, body + self._mac(number, body))

    def read(self, number: int) -> bytes:
        try:
            with open(self._path(number), "rb") as file:
                content = file.read()
        except FileNotFoundError:
            raise KeyError(number) from None

        body, mac = content[:-MAC], content[-MAC:]
        if not hmac.compare_digest(mac, self._mac(number, body)):
            raise DamagedPage(number)
        decryptor = Cipher(algorithms.AES256(self._encryption_key), modes.CBC(body[:BLOCK])).decryptor()
        padded = decryptor.update(body[BLOCK:]) + decryptor.finalize()
        unpadder = PKCS7(BLOCK * 8).unpadder()
        return unpadder.update(padded) + unpadder.finalize()

    def _mac(self, number: int, body: bytes) -> bytes:
        return hmac.new(self._mac_key, f"{number}:".encode() + body, sha256).digest()

    def _path(self, number: int) -> str:
        return os.path.join(self._folder, f"page-{number:d}")

    def _store(self, number: int, content: bytes) -> None:
        path = self._path(number)
        temporary = f"{path}.{secrets.token_hex(8)}.tmp"
        with open(temporary, "xb") as file:
            file.write(content)
        os.replace(temporary, path)
