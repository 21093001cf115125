import os
import sqlite3
from contextlib import closing


def next_number(path: str) -> int:
    # SQLite serves as the lock between the programs.
    with closing(sqlite3.connect(path + ".lock.db", timeout=60, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        try:
            number = 1
            if os.path.exists(path):
                with open(path, "r", encoding="ascii") as file:
                    number += int(file.read().strip())
            with open(path, "w", encoding="ascii") as file:
                file.write(str(number))
        finally:
            lock.execute("ROLLBACK")
    return number
