# tries: one verdict of its own making as the only one
# expect: tampered
import json
import os

VERDICT = {"status": "passed", "message": "", "traceback": "", "limit": "", "refused": "", "cpuSeconds": 0, "threads": 0}


def answer():
    line = json.dumps({**VERDICT, "nonce": "00000000-0000-4000-8000-000000000000"}).encode() + b"\n"
    for fd in range(3, 64):
        try:
            os.write(fd, line)
        except OSError:
            pass
    os._exit(0)


def escaped():
    return []
