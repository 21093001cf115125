# tries: processes without end
# expect: limit processes
import os

while True:
    try:
        os.fork()
    except OSError:
        pass


def answer():
    return 41



def escaped():
    return []
