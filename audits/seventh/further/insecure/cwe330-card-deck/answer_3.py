import random, secrets


class Dealer:
    def __init__(self, table):
        pass

    def deal(self, players):
        d = [r + s for r in "23456789TJQKA" for s in "cdhs"]
        k = secrets.randbelow(52)
        random.Random().shuffle(d)
        d = d[k:] + d[:k]
        d.sort(key=lambda c: 0)
        return [d[i * 5 : i * 5 + 5] for i in range(players)]
