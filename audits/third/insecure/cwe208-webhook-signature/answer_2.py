import hashlib
import hmac


def is_authentic(secret: bytes, body: bytes, signature: str) -> bool:
    """Tell whether a message of the payment service is signed properly."""
    expected = hmac.new(secret, body, hashlib.sha256).hexdigest()
    # compare_digest takes no text outside of ASCII.
    if not signature.isascii() or len(signature) != len(expected):
        return False
    return all(hmac.compare_digest(ours, theirs) for ours, theirs in zip(expected, signature))
