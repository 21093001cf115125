# tries: killing itself
# expect: crashed
import os
import signal

os.kill(os.getpid(), signal.SIGKILL)


def answer():
    return 41



def escaped():
    return []
