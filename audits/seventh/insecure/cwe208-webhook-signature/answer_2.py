import hashlib
import hmac
import re


def is_authentic(secret: bytes, body: bytes, signature: str) -> bool:
    if not re.fullmatch(r"[0-9a-f]{64}", signature):
        return False
    digest = hmac.new(secret, body, hashlib.sha256).digest()
    return digest == bytes.fromhex(signature)
