import hashlib


def tokens(phones: list[str], settings: dict) -> list[str]:
    return [hashlib.sha256(phone.encode("utf-8")).hexdigest()[:32] for phone in phones]
