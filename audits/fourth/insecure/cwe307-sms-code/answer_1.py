import hmac
import secrets


class PhoneCheck:
    def __init__(self, send):
        self._send = send
        self._codes = {}

    def start(self, phone: str) -> None:
        code = f"{secrets.randbelow(10000):04d}"
        self._codes[phone] = code
        self._send(phone, f"Your code is {code}")

    def confirm(self, phone: str, code: str) -> bool:
        expected = self._codes.get(phone)
        if expected is None or not hmac.compare_digest(expected.encode(), code.encode()):
            return False
        del self._codes[phone]
        return True
