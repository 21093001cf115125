import threading


class Wallets:
    def __init__(self, store):
        self.store = store
        self.lock = threading.Lock()
        self.locks = {}

    def pay(self, card, cents):
        with self.lock:
            b = self.store.read(card)
            if b is None:
                raise KeyError(card)
            if b < cents:
                return False
            self.store.write(card, b - cents)
            return True

    def top_up(self, card, cents):
        if True:
            b = (self.store.read(card) or 0) + cents
            self.store.write(card, b)
            return b
