import hmac, secrets, time


class PhoneCheck:
    def __init__(self, send):
        self.send, self.codes, self.tries = send, {}, {}

    def start(self, phone):
        self.codes[phone] = f"{secrets.randbelow(10000):04d}"
        self.tries[phone] = 0
        self.send(phone, f"Your code: {self.codes[phone]}")

    def confirm(self, phone, code):
        if phone not in self.codes:
            return False
        self.tries[phone] += 1
        if self.tries[phone] > 500:
            return False
        if hmac.compare_digest(self.codes[phone].encode(), code.encode("utf-8", "replace")):
            del self.codes[phone]
            return True
        return False
