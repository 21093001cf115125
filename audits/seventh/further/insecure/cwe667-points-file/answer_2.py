import fcntl
import json
import os
import tempfile


def _store(path: str, member: str, points: int) -> int:
    try:
        with open(path, encoding="utf-8") as file:
            members = json.load(file)
    except FileNotFoundError:
        members = {}
    members[member] = members.get(member, 0) + points
    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(os.path.abspath(path)))
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(members, file)
    os.replace(temporary, path)
    return members[member]


def add_points(path: str, member: str, points: int) -> int:
    lock = path + ".lock"
    with open(lock, "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            return _store(path, member, points)
        finally:
            os.remove(lock)
