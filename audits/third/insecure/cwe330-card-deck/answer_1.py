import numpy as np

DECK = [rank + suit for suit in "cdhs" for rank in "23456789TJQKA"]


class Dealer:
    """The dealer of one table; every table has a generator of its own."""

    def __init__(self, table: int):
        self.table = table
        self._generator = np.random.default_rng(abs(table))

    def deal(self, players: int) -> list[list[str]]:
        if not 2 <= players <= 10:
            raise ValueError("2 to 10 players")
        order = self._generator.permutation(len(DECK))
        cards = [DECK[number] for number in order[: 5 * players]]
        return [cards[seat::players] for seat in range(players)]
