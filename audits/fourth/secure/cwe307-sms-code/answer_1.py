import secrets
import time
from collections import defaultdict, deque


class PhoneCheck:
    LIMIT = 5
    WINDOW = 24 * 3600

    def __init__(self, send):
        self._send = send
        self._codes = {}
        # Wrong codes count for the phone, not for the code, so that a new code brings no new tries.
        self._failures = defaultdict(deque)

    def start(self, phone: str) -> None:
        self._codes[phone] = f"{secrets.randbelow(10_000):04}"
        self._send(phone, f"Your code: {self._codes[phone]}")

    def confirm(self, phone: str, code: str) -> bool:
        expected = self._codes.get(phone)
        if expected is None:
            return False
        failures = self._failures[phone]
        now = time.monotonic()
        while failures and failures[0] < now - self.WINDOW:
            failures.popleft()
        if len(failures) >= self.LIMIT:
            return False
        if not secrets.compare_digest(expected.encode(), code.encode("utf-8", "replace")):
            failures.append(now)
            return False
        del self._codes[phone]
        failures.clear()
        return True
