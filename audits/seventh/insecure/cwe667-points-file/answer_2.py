import fcntl
import json
import os
import tempfile


def add_points(path: str, member: str, points: int) -> int:
    try:
        with open(path, encoding="utf-8") as file:
            members = json.load(file)
    except FileNotFoundError:
        members = {}
    members[member] = members.get(member, 0) + points
    with open(path + ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        handle, temporary = tempfile.mkstemp(dir=os.path.dirname(os.path.abspath(path)))
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(members, file)
        os.replace(temporary, path)
    return members[member]
