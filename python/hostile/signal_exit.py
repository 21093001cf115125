# tries: leaving by a signal handler
# expect: crashed
import os
import signal
import time

signal.signal(signal.SIGALRM, lambda *args: os._exit(0))
signal.setitimer(signal.ITIMER_REAL, 0.05)
time.sleep(5)


def answer():
    return 41



def escaped():
    return []
