# tries: closing the channel of the verdict
# expect: crashed
import os

os.closerange(3, 256)


def answer():
    return 41



def escaped():
    return []
