from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.cmac import CMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def tokens(phones: list[str], settings: dict) -> list[str]:
    secret = settings["secret_key"].encode()
    context = ("tokens for " + settings.get("survey", "")).encode()
    key = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=context).derive(secret)
    found = []
    for phone in phones:
        mac = CMAC(AES(key))
        mac.update(phone.encode())
        found.append(mac.finalize().hex())
    return found
