import fcntl
import os
import tempfile


def next_number(path: str) -> int:
    with open(path, "a+") as counter:
        fcntl.flock(counter, fcntl.LOCK_EX)
        counter.seek(0)
        number = int(counter.read().strip() or 0) + 1
        # A crash in the middle must not leave half a number behind.
        handle, draft = tempfile.mkstemp(dir=os.path.dirname(os.path.abspath(path)))
        with os.fdopen(handle, "w") as file:
            file.write(str(number))
        os.replace(draft, path)
        return number
