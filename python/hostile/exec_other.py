# tries: becoming another program that succeeds
# expect: crashed
import os


def answer():
    os.execv("/bin/true", ["true"])


def escaped():
    return []
