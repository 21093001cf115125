# tries: message queues and shared memory of the machine, by name
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import subprocess
import sys

CODE = """
import ctypes, os
libc = ctypes.CDLL(None)
name = b"/sallm-planted"
if libc.mq_open(name, os.O_RDWR) >= 0 or os.path.exists("/dev/shm/sallm-planted"):
    print("found")
if libc.mq_open(b"/sallm-made", os.O_RDWR | os.O_CREAT, 0o600, None) >= 0:
    print("made")
"""
attempt("queue", lambda: subprocess.run([sys.executable, "-c", CODE], capture_output=True).stdout != b"")


def escaped():
    return found


def answer():
    return 42
