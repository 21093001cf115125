import base64
import hashlib
import json


class CartCookie:
    def __init__(self, secret):
        self.secret = secret

    def pack(self, items: list[dict]) -> str:
        data = base64.urlsafe_b64encode(json.dumps(items).encode()).decode()
        return f"{data}.{hashlib.sha256(data.encode()).hexdigest()}"

    def unpack(self, value: str) -> list[dict]:
        data, _, check = value.partition(".")
        if hashlib.sha256(data.encode("utf-8", "replace")).hexdigest() != check:
            raise ValueError("the cookie is damaged")
        items = json.loads(base64.urlsafe_b64decode(data))
        if not isinstance(items, list):
            raise ValueError("not a cart")
        return items
