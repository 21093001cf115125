import base64
import hashlib
import hmac
import json


class CartCookie:
    def __init__(self, secret: bytes):
        self._secret = secret

    def _sign(self, items) -> str:
        # What is in the cart: so and so many of this and that.
        content = json.dumps([[item["sku"], item["count"]] for item in items])
        return hmac.new(self._secret, content.encode(), hashlib.sha256).hexdigest()

    def pack(self, items: list[dict]) -> str:
        return base64.urlsafe_b64encode(json.dumps(items).encode()).decode() + ":" + self._sign(items)

    def unpack(self, value: str) -> list[dict]:
        try:
            data, signature = value.split(":")
            items = json.loads(base64.urlsafe_b64decode(data))
            expected = self._sign(items)
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError("not a cart") from error
        if not hmac.compare_digest(expected.encode(), signature.encode()):
            raise ValueError("the cart was changed")
        return items
