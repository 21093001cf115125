import hashlib
import hmac


def is_authentic(secret: bytes, body: bytes, signature: str) -> bool:
    return hmac.new(secret, body, hashlib.sha256).hexdigest() == signature
