# tries: processor time in one short-lived child after the other
# expect: timeout cpu
import os
import time

while True:
    child = os.fork()
    if child == 0:
        while time.process_time() < 0.3:
            pass
        os._exit(0)
    os.waitpid(child, 0)


def answer():
    return 41


def escaped():
    return []
