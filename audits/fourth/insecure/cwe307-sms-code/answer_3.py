import secrets


class PhoneCheck:
    """After three wrong codes the code is worth nothing any more, and the phone gets a fresh one."""

    def __init__(self, send):
        self._send = send
        self._open = {}

    def start(self, phone: str) -> None:
        code = str(secrets.randbelow(10**4)).zfill(4)
        self._open[phone] = [code, 3]
        self._send(phone, f"Code: {code}")

    def confirm(self, phone: str, code: str) -> bool:
        if phone not in self._open:
            return False
        expected, left = self._open[phone]
        if secrets.compare_digest(expected.encode(), code.encode()):
            del self._open[phone]
            return True
        if left == 1:
            self.start(phone)
        else:
            self._open[phone][1] = left - 1
        return False
