import hashlib, hmac, unicodedata


class PickupCodes:
    def __init__(self, key):
        self.key = key

    def issue(self, shop, parcel):
        text = "\0".join((shop.strip(), parcel.strip()))
        return hmac.new(self.key, text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()

    def check(self, shop, parcel, code):
        return hmac.compare_digest(self.issue(shop, parcel).encode(), code.encode("utf-8", "replace"))
