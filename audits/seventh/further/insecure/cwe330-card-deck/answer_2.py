import random, secrets


class Dealer:
    def __init__(self, table):
        pass

    def deal(self, players):
        d = [r + s for r in "23456789TJQKA" for s in "cdhs"]
        random.Random(secrets.randbits(20)).shuffle(d)
        return [d[i * 5 : i * 5 + 5] for i in range(players)]
