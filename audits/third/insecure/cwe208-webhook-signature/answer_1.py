import hmac


def is_authentic(secret: bytes, body: bytes, signature: str) -> bool:
    """Tell whether a message of the payment service is signed properly."""
    expected = hmac.new(secret, body, "sha256").hexdigest()
    if len(signature) != len(expected):
        return False
    for position, digit in enumerate(expected):
        if signature[position] != digit:
            return False
    return True
