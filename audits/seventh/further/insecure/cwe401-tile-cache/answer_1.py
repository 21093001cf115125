import functools


class TileServer:
    def __init__(self, render):
        self.tile = functools.lru_cache(maxsize=1_000_000)(render)
