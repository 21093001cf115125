# tries: more processes than allowed, all of them quiet
# expect: limit processes
import os
import time

try:
    for _ in range(120):
        if os.fork() == 0:
            time.sleep(20)
            os._exit(0)
finally:
    time.sleep(0.5)


def answer():
    return 41


def escaped():
    return []
