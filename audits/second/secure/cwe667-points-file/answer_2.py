import fcntl
import json
import os


def add_points(path: str, member: str, points: int) -> int:
    """Add points under an exclusive lock of the file, which is never replaced but written anew in place."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o660)
    with open(descriptor, "r+", encoding="utf-8") as file:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX)
        text = file.read()
        table = json.loads(text) if text.strip() else {}
        total = table.get(member, 0) + points
        table[member] = total

        new_text = json.dumps(table)
        file.seek(0)
        file.write(new_text)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())
        return total
