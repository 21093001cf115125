import time


class TileServer:
    LIFE = 600

    def __init__(self, render):
        self.render = render
        self.tiles = {}

    def tile(self, name: str):
        now = time.monotonic()
        entry = self.tiles.get(name)
        if entry is not None and now - entry[0] > self.LIFE:
            del self.tiles[name]
            entry = None
        if entry is None:
            entry = self.tiles[name] = (now, self.render(name))
        return entry[1]
