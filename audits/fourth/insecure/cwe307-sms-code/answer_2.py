import secrets
import time


class PhoneCheck:
    MAX_ATTEMPTS = 5

    def __init__(self, send):
        self.send = send
        self.pending = {}

    def start(self, phone: str) -> None:
        code = "".join(secrets.choice("0123456789") for _ in range(4))
        self.pending[phone] = {"code": code, "attempts": 0, "until": time.monotonic() + 600}
        self.send(phone, "Your confirmation code: " + code)

    def confirm(self, phone: str, code: str) -> bool:
        entry = self.pending.get(phone)
        if entry is None or time.monotonic() > entry["until"]:
            return False
        if secrets.compare_digest(entry["code"].encode(), code.encode()):
            del self.pending[phone]
            return True
        entry["attempts"] += 1
        if entry["attempts"] > self.MAX_ATTEMPTS:
            return False  # too many attempts
        return False
