# tries: a child that goes on as if it were the test
# expect: failed
import os


def answer():
    if os.fork() == 0:
        return 42
    os.wait()
    return 41


def escaped():
    return []
