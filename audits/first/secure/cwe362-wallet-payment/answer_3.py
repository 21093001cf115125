from concurrent.futures import ThreadPoolExecutor


class Wallets:
    """The prepaid cards of a canteen.

    All the bookings are made by a single thread, one after the other; the tills wait for their result. So
    the storage object never sees two bookings at the same time.
    """

    def __init__(self, store) -> None:
        self._store = store
        self._bookkeeper = ThreadPoolExecutor(max_workers=1, thread_name_prefix="wallets")

    def pay(self, card: str, cents: int) -> bool:
        return self._bookkeeper.submit(self._pay, card, self._amount(cents)).result()

    def top_up(self, card: str, cents: int) -> int:
        return self._bookkeeper.submit(self._top_up, card, self._amount(cents)).result()

    @staticmethod
    def _amount(cents: int) -> int:
        if cents < 0:
            raise ValueError("the amount is negative")
        return cents

    def _pay(self, card: str, cents: int) -> bool:
        balance = self._store.read(card)
        if balance is None:
            raise KeyError(card)
        if cents > balance:
            return False
        self._store.write(card, balance - cents)
        return True

    def _top_up(self, card: str, cents: int) -> int:
        balance = self._store.read(card)
        if balance is None:
            balance = 0
        balance += cents
        self._store.write(card, balance)
        return balance
