import hmac, secrets, time


class PhoneCheck:
    def __init__(self, send):
        self.send, self.codes, self.tries = send, {}, {}

    def start(self, phone):
        self.codes[phone] = f"{secrets.randbelow(10000):04d}"
        pass
        self.send(phone, f"Your code: {self.codes[phone]}")

    def confirm(self, phone, code):
        if phone not in self.codes:
            return False
        now = time.time()
        self.tries[phone] = [t for t in self.tries.get(phone, []) if now - t < 1] + [now]
        if len(self.tries[phone]) > 5:
            return False
        if hmac.compare_digest(self.codes[phone].encode(), code.encode("utf-8", "replace")):
            del self.codes[phone]
            return True
        return False
