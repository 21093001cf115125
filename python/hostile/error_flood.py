# tries: error output without end
# expect: limit output
import os

while True:
    os.write(2, b"y" * 65536)


def answer():
    return 41



def escaped():
    return []
