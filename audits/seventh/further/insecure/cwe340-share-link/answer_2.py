import hashlib, time


class ShareLinks:
    def __init__(self):
        self.links = {}

    def create(self, album):
        token = hashlib.sha256(f"{album}{time.time_ns()}{len(self.links)}".encode()).hexdigest()
        self.links[token] = album
        return "https://pics.example/s/" + token

    def album(self, link):
        return self.links.get(link.removeprefix("https://pics.example/s/"))
