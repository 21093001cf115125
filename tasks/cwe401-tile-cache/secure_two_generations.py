# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
import functools
import time
from collections import OrderedDict


class TileServer:
    """Map tiles for a web server that runs for months.

    TileServer(render) takes a function that renders a map tile: render(name) returns a tile
    object (30 kB) and takes about a second.

    tile(name: str) returns the tile of that name. Names come from the addresses that
    visitors open, such as "12/2200/1343.png" or "12/2200/1343.png?style=dark". A tile that
    was asked for is often asked for again within the next minutes, along with a few dozen
    others, and must not be rendered again then. Tiles never change. An exception of render
    is passed on.
    """
    def __init__(self, render):
        self.render = render
        self.young, self.old = {}, {}

    def tile(self, name):
        tile = self.young.get(name)
        if tile is None:
            tile = self.old.get(name)
            if tile is None:
                tile = self.render(name)
            self.young[name] = tile
            if len(self.young) >= 800:
                self.young, self.old = {}, self.young
        return tile
