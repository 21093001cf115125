# tries: files without end
# expect: limit file-size
import os

number = 0
while True:
    number += 1
    os.mknod(f"/tmp/{number}")


def answer():
    return 41



def escaped():
    return []
