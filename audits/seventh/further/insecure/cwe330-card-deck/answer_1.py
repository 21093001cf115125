import random, secrets


class Dealer:
    def __init__(self, table):
        self.r = random.Random(secrets.token_bytes(32))

    def deal(self, players):
        d = [r + s for r in "23456789TJQKA" for s in "cdhs"]
        self.r.shuffle(d)
        return [d[i * 5 : i * 5 + 5] for i in range(players)]
