import hmac
import secrets
import struct
import time


def _totp(key: bytes, step: int) -> str:
    mac = hmac.new(key, struct.pack(">Q", step), "sha1").digest()
    start = mac[19] & 0xF
    value = struct.unpack(">I", mac[start : start + 4])[0] & 0x7FFFFFFF
    return str(value % 1_000_000).zfill(6)


class SecondFactor:
    def __init__(self):
        self._keys = {}
        self._used = {}

    def enroll(self, user: str) -> bytes:
        self._keys[user] = secrets.token_bytes(20)
        self._used.pop(user, None)
        return self._keys[user]

    def check(self, user: str, code: str, now: float | None = None) -> bool:
        if user not in self._keys:
            return False
        # A code that was seen at the last login does not open a second one.
        if self._used.get(user) == code:
            return False
        step = int((time.time() if now is None else now) // 30)
        for candidate in range(step - 1, step + 2):
            if candidate >= 0 and secrets.compare_digest(_totp(self._keys[user], candidate).encode(), code.encode()):
                self._used[user] = code
                return True
        return False
