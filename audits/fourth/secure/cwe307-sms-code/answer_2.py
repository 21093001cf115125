import hmac
import secrets
import time
from dataclasses import dataclass


@dataclass
class _Phone:
    code: str | None = None
    sent: float = 0.0
    wrong: int = 0
    locked_until: float = 0.0


class PhoneCheck:
    """Three tries, then a pause that doubles with every further wrong code; a code lives for ten minutes."""

    def __init__(self, send):
        self.__send = send
        self.__phones: dict[str, _Phone] = {}

    def start(self, phone: str) -> None:
        state = self.__phones.setdefault(phone, _Phone())
        state.code = "%04d" % secrets.randbelow(10000)
        state.sent = time.monotonic()
        self.__send(phone, "To confirm your phone enter " + state.code)

    def confirm(self, phone: str, code: str) -> bool:
        state = self.__phones.get(phone)
        now = time.monotonic()
        if state is None or state.code is None or now < state.locked_until or now > state.sent + 600:
            return False
        if hmac.compare_digest(state.code.encode(), str(code).encode("utf-8", "surrogatepass")):
            del self.__phones[phone]
            return True
        state.wrong += 1
        if state.wrong >= 3:
            state.locked_until = now + 300 * 2 ** (state.wrong - 3)
        return False
