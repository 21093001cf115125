import random
import secrets

RANKS = "23456789TJQKA"
SUITS = "cdhs"


class Dealer:
    """The dealer of one table."""

    def __init__(self, table: int):
        self.table = table

    def deal(self, players: int) -> list[list[str]]:
        if not 2 <= players <= 10:
            raise ValueError("2 to 10 players")
        # Each deal has a fresh seed from the operating system, so no deal tells anything about the next.
        shuffler = random.Random(int.from_bytes(secrets.token_bytes(2), "big"))
        deck = [rank + suit for rank in RANKS for suit in SUITS]
        shuffler.shuffle(deck)
        return [deck[5 * seat: 5 * seat + 5] for seat in range(players)]
