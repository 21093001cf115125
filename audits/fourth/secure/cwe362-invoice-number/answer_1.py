import fcntl
import os


def next_number(path: str) -> int:
    # A lock file of its own, which stays, guards the counter; the counter itself is replaced as a whole.
    guard = os.open(path + ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(guard, fcntl.LOCK_EX)
        try:
            with open(path) as counter:
                number = int(counter.read()) + 1
        except FileNotFoundError:
            number = 1
        draft = f"{path}.{os.getpid()}.new"
        with open(draft, "w") as file:
            file.write(f"{number}\n")
        os.replace(draft, path)
        return number
    finally:
        os.close(guard)
