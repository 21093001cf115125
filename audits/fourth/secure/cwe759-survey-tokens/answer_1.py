import base64
import hmac


def tokens(phones: list[str], settings: dict) -> list[str]:
    key = settings["secret_key"].encode("utf-8")
    result = []
    for phone in phones:
        mac = hmac.digest(key, b"phone token\0" + phone.encode("utf-8"), "sha512")
        result.append(base64.b32encode(mac[:20]).decode("ascii").lower())
    return result
