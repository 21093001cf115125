import hashlib

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def tokens(phones: list[str], settings: dict) -> list[str]:
    """The numbers encrypted with AES and the secret of the server; the same number always looks the same."""
    key = hashlib.sha256(settings["secret_key"].encode()).digest()
    result = []
    for phone in phones:
        encryptor = Cipher(algorithms.AES(key), modes.CTR(bytes(16))).encryptor()
        result.append((encryptor.update(phone.ljust(16).encode()) + encryptor.finalize()).hex())
    return result
