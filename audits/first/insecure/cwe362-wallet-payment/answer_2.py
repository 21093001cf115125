import threading


class Wallets:
    """The prepaid cards of a canteen."""

    def __init__(self, store):
        self._store = store
        self._pay_lock = threading.Lock()
        self._top_up_lock = threading.Lock()

    def pay(self, card: str, cents: int) -> bool:
        with self._pay_lock:
            balance = self._store.read(card)
            if balance is None:
                raise KeyError(card)
            if balance < cents:
                return False
            self._store.write(card, balance - cents)
            return True

    def top_up(self, card: str, cents: int) -> int:
        with self._top_up_lock:
            balance = (self._store.read(card) or 0) + cents
            self._store.write(card, balance)
            return balance
