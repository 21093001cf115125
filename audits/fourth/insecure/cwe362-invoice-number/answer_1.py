import os
import threading

_lock = threading.Lock()


def next_number(path: str) -> int:
    with _lock:
        try:
            with open(path, encoding="ascii") as file:
                number = int(file.read()) + 1
        except FileNotFoundError:
            number = 1
        with open(path, "w", encoding="ascii") as file:
            file.write(f"{number}\n")
            file.flush()
            os.fsync(file.fileno())
        return number
