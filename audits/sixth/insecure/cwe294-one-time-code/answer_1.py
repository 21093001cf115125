import hmac
import secrets
import struct
import time


class SecondFactor:
    def __init__(self):
        self.keys = {}

    def enroll(self, user: str) -> bytes:
        self.keys[user] = secrets.token_bytes(20)
        return self.keys[user]

    def check(self, user: str, code: str, now: float | None = None) -> bool:
        key = self.keys.get(user)
        if key is None or not isinstance(code, str):
            return False
        step = int(time.time() if now is None else now) // 30
        right = False
        for counter in (step - 1, step, step + 1):
            digest = hmac.digest(key, struct.pack(">Q", counter), "sha1")
            offset = digest[-1] & 15
            number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
            right |= hmac.compare_digest(f"{number % 10**6:06}".encode(), code.encode("utf-8", "replace"))
        return right
