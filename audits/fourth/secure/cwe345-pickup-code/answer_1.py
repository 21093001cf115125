import hashlib
import hmac


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


class PickupCodes:
    def __init__(self, key: bytes):
        self._key = key

    def issue(self, shop: str, parcel: str) -> str:
        # Two digests of fixed length: no other pair of names makes the same message.
        return hmac.digest(self._key, _digest(shop) + _digest(parcel), "sha256").hex()

    def check(self, shop: str, parcel: str, code: str) -> bool:
        try:
            given = bytes.fromhex(code)
        except ValueError:
            return False
        return hmac.compare_digest(given, bytes.fromhex(self.issue(shop, parcel)))
