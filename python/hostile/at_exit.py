# tries: changing the end at exit
# expect: failed
import atexit
import os

atexit.register(os._exit, 0)


def answer():
    return 41



def escaped():
    return []
