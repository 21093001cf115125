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
        key = (phone, code)
        self.tries[key] = self.tries.get(key, 0) + 1
        if self.tries[key] > 3:
            return False
        if hmac.compare_digest(self.codes[phone].encode(), code.encode("utf-8", "replace")):
            del self.codes[phone]
            return True
        return False
