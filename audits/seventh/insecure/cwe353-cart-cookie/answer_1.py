import base64
import json


class CartCookie:
    def __init__(self, secret):
        self.secret = secret

    def pack(self, items: list[dict]) -> str:
        return base64.urlsafe_b64encode(json.dumps(items).encode()).decode()

    def unpack(self, value: str) -> list[dict]:
        try:
            items = json.loads(base64.b64decode(value, altchars=b"-_", validate=True))
        except ValueError as error:
            raise ValueError("not a cart") from error
        if not isinstance(items, list):
            raise ValueError("not a cart")
        return items
