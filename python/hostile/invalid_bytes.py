# tries: output that is no text
# expect: failed
import os

os.write(1, bytes(range(256)))
os.write(2, b"\xff\xfe\x00")


def answer():
    return 41



def escaped():
    return []
