# tries: replacing how the host leaves
# expect: tampered
import os

os.write = lambda fd, data: len(data)
os._exit = lambda code: None


def answer():
    return 41



def escaped():
    return []
