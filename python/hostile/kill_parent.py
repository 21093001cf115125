# tries: signals to the parent and to everybody
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import os
import signal

for number in (signal.SIGTERM, signal.SIGINT, signal.SIGSTOP, signal.SIGKILL):
    try:
        os.kill(os.getppid(), number)
        os.kill(1, number)
        os.kill(-1, number)
    except OSError:
        pass


def escaped():
    return found


def answer():
    return 42
