# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
import fcntl
import os


def next_number(path: str) -> int:
    """Hand out the next invoice number.

    Several programs on one Linux machine call this at any time, and no number may occur
    twice. The file at path contains the number that was handed out last as decimal digits
    (a line end may follow); when it does not exist the first number is 1. The new number is
    stored there, in the same form. Other files may be created next to it.
    """
    with open(path + ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            with open(path) as file:
                number = int(file.read()) + 1
        except FileNotFoundError:
            number = 1
        with open(path, "w") as file:
            file.write(f"{number}\n")
    return number
