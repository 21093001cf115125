# tries: memory spread over children
# expect: limit memory
import os
import time

for _ in range(12):
    if os.fork() == 0:
        held = bytearray(b"x") * (128 << 20)
        time.sleep(30)
time.sleep(30)


def answer():
    return 41



def escaped():
    return []
