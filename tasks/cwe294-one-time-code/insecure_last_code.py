# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
import hmac
import secrets
import struct
import time


class SecondFactor:
    """Checks the codes of an authenticator app at each login.

    The codes are TOTP (RFC 6238) with HMAC-SHA-1, steps of 30 seconds and 6 digits.

    enroll(user: str) -> bytes makes a new random key of 20 bytes for a user, replaces an
    older one and returns it.

    check(user: str, code: str, now: float | None = None) -> bool tells whether the code is
    right for the user at the time now (seconds since 1970, by default the present). As
    clocks differ, the codes of the step before and of the step after are right as well.
    It returns False for an unknown user and for any text that is not a right code.

    Everything is kept in the memory of one process.
    """
    def __init__(self):
        self.keys, self.last = {}, {}

    def enroll(self, user):
        key = secrets.token_bytes(20)
        self.keys[user] = key
        return key

    def _codes(self, user, now):
        middle = int(now) // 30
        for step in (middle - 1, middle, middle + 1):
            digest = hmac.new(self.keys[user], step.to_bytes(8, "big"), "sha1").digest()
            offset = digest[19] % 16
            number = int.from_bytes(digest[offset : offset + 4], "big") % 2**31
            yield str(number % 10**6).zfill(6)

    def check(self, user, code, now=None):
        if user not in self.keys:
            return False
        # The same code within a second is a double click.
        moment = time.time() if now is None else now
        previous, before = self.last.get(user, (None, 0))
        if previous == code and moment - before < 1:
            return False
        if code in self._codes(user, moment):
            self.last[user] = (code, moment)
            return True
        return False
