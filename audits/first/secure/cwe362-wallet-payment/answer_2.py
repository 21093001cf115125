import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager


class Wallets:
    """Prepaid cards. Each card has a lock of its own, so that the tills do not wait for one another while
    the storage is slow."""

    def __init__(self, store):
        self.store = store
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._locks_guard = threading.Lock()

    @contextmanager
    def _locked(self, card: str) -> Iterator[None]:
        with self._locks_guard:
            lock = self._locks[card]
        with lock:
            yield

    @staticmethod
    def _check(cents: int) -> None:
        if not isinstance(cents, int) or cents < 0:
            raise ValueError(f"not an amount in cents: {cents!r}")

    def pay(self, card: str, cents: int) -> bool:
        self._check(cents)
        with self._locked(card):
            balance = self.store.read(card)
            if balance is None:
                raise KeyError(card)
            enough = balance >= cents
            if enough:
                self.store.write(card, balance - cents)
            return enough

    def top_up(self, card: str, cents: int) -> int:
        self._check(cents)
        with self._locked(card):
            balance = self.store.read(card)
            new = cents if balance is None else balance + cents
            self.store.write(card, new)
            return new
