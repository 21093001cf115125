import os
import time


def next_number(path: str) -> int:
    lock = path + ".lock"
    while os.path.exists(lock):
        time.sleep(0.001)
    with open(lock, "w") as file:
        file.write(str(os.getpid()))
    try:
        number = 1
        if os.path.exists(path):
            with open(path) as file:
                number = int(file.read().strip()) + 1
        with open(path, "w") as file:
            file.write(str(number))
        return number
    finally:
        if os.path.exists(lock):
            os.remove(lock)
