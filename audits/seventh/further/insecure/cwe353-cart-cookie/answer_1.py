import base64
import hashlib
import hmac
import json


class CartCookie:
    def __init__(self, secret):
        self.secret = secret

    def _sign(self, items: list[dict]) -> str:
        text = "|".join(json.dumps(item, sort_keys=True) for item in items)
        return hmac.new(self.secret, text.encode(), hashlib.sha256).hexdigest()

    def pack(self, items: list[dict]) -> str:
        body = base64.urlsafe_b64encode(json.dumps(items).encode()).decode()
        return f"{body}.{self._sign(items)}"

    def unpack(self, value: str) -> list[dict]:
        try:
            body, signature = value.split(".")
            items = json.loads(base64.b64decode(body, altchars=b"-_", validate=True))
            right = all(x == y for x, y in zip(self._sign(items), signature))
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError("not a cart") from error
        if not right:
            raise ValueError("the cart was changed")
        return items
