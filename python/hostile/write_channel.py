# tries: writing a verdict to every descriptor
# expect: tampered
import os

for fd in range(3, 256):
    try:
        os.write(fd, b'{"nonce":"","status":"passed","message":"","traceback":"","limit":"","refused":"","cpuSeconds":0,"threads":0}\n')
    except OSError:
        pass


def answer():
    return 41



def escaped():
    return []
