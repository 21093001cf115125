import hashlib
import hmac


class PickupCodes:
    def __init__(self, key: bytes):
        self._mac = hmac.new(key, digestmod=hashlib.sha256)

    def issue(self, shop: str, parcel: str) -> str:
        mac = self._mac.copy()
        mac.update(f"{shop}/{parcel}".encode("utf-8", "surrogatepass"))
        return mac.hexdigest()

    def check(self, shop: str, parcel: str, code: str) -> bool:
        return hmac.compare_digest(self.issue(shop, parcel).encode(), code.encode("utf-8", "replace"))
