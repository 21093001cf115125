# tries: leaving at once with exit code 0
# expect: crashed
import os


def answer():
    os._exit(0)


def escaped():
    return []
