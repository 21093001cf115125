import time


class TileServer:
    """Keeps each tile for ten minutes."""

    LIFETIME = 600

    def __init__(self, render):
        self._render = render
        self._kept = {}

    def tile(self, name: str):
        now = time.monotonic()
        if name in self._kept:
            tile, until = self._kept[name]
            if now < until:
                return tile
            del self._kept[name]
        tile = self._render(name)
        self._kept[name] = (tile, now + self.LIFETIME)
        return tile
