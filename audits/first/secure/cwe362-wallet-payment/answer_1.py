import threading


class Wallets:
    """The prepaid cards of a canteen, for several tills at the same time."""

    def __init__(self, store) -> None:
        self._store = store
        self._lock = threading.Lock()  # held from the reading of a balance until it is written

    def pay(self, card: str, cents: int) -> bool:
        if cents < 0:
            raise ValueError("an amount must not be negative")
        with self._lock:
            balance = self._store.read(card)
            if balance is None:
                raise KeyError(card)
            if balance < cents:
                return False
            self._store.write(card, balance - cents)
            return True

    def top_up(self, card: str, cents: int) -> int:
        if cents < 0:
            raise ValueError("an amount must not be negative")
        with self._lock:
            balance = (self._store.read(card) or 0) + cents
            self._store.write(card, balance)
            return balance
