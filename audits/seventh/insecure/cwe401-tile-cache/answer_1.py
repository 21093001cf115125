class TileServer:
    def __init__(self, render):
        self.render = render
        self.tiles = {}

    def tile(self, name: str):
        if name not in self.tiles:
            self.tiles[name] = self.render(name)
        return self.tiles[name]
