import fcntl
import json
import os


class PointsFile:
    def __init__(self, path: str) -> None:
        self.path = path

    def load(self) -> dict:
        """Read all points; nobody may write meanwhile."""
        with open(self.path, encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_SH)
            text = file.read()
        return json.loads(text) if text else {}

    def store(self, points: dict) -> None:
        """Write all points; nobody may read or write meanwhile."""
        with open(self.path, "r+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            json.dump(points, file)
            file.truncate()


def add_points(path: str, member: str, points: int) -> int:
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o664))
    file = PointsFile(path)
    table = file.load()
    table[member] = table.get(member, 0) + points
    file.store(table)
    return table[member]
