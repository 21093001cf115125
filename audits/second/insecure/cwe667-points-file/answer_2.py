import fcntl
import json
import os
import tempfile


def add_points(path: str, member: str, points: int) -> int:
    folder = os.path.dirname(os.path.abspath(path))
    with open(path, "a+", encoding="utf-8") as file:
        # only one till at a time
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            file.seek(0)
            content = file.read()
            data = json.loads(content) if content else {}
            data[member] = data.get(member, 0) + points

            # never leave a half-written file behind
            with tempfile.NamedTemporaryFile("w", dir=folder, encoding="utf-8", delete=False) as new:
                json.dump(data, new)
                new.flush()
                os.fsync(new.fileno())
            os.replace(new.name, path)
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)
    return data[member]
