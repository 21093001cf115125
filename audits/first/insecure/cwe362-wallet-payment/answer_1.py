class Wallets:
    """The prepaid cards of a canteen."""

    def __init__(self, store):
        self.store = store

    def pay(self, card: str, cents: int) -> bool:
        left = self._balance(card) - cents
        if left >= 0:
            self.store.write(card, left)
        return left >= 0

    def top_up(self, card: str, cents: int) -> int:
        try:
            balance = self._balance(card) + cents
        except KeyError:
            balance = cents
        self.store.write(card, balance)
        return balance

    def _balance(self, card: str) -> int:
        if (balance := self.store.read(card)) is None:
            raise KeyError(card)
        return balance
