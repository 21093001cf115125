# tries: memory shared between processes
# expect: limit memory
import mmap
import time

held = mmap.mmap(-1, 1200 << 20)
for offset in range(0, len(held), 4096):
    held[offset] = 1
time.sleep(30)


def answer():
    return 41



def escaped():
    return []
