import secrets


class ShareLinks:
    def __init__(self):
        self.links = {}

    def create(self, album):
        while (token := secrets.token_hex(3)) in self.links:
            pass
        self.links[token] = album
        return "https://pics.example/s/" + token

    def album(self, link):
        return self.links.get(link.removeprefix("https://pics.example/s/"))
