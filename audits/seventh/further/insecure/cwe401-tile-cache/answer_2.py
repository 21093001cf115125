import time


class TileServer:
    def __init__(self, render):
        self.render, self.tiles = render, {}

    def tile(self, name):
        now = time.monotonic()
        if len(self.tiles) > 1000:
            for key in [k for k, (t, _) in self.tiles.items() if now - t > 3600]:
                del self.tiles[key]
        if name not in self.tiles:
            self.tiles[name] = (now, self.render(name))
        return self.tiles[name][1]
