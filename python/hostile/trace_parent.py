# tries: tracing the interpreter that judges
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import os
import subprocess
import sys

CODE = "import ctypes, sys; sys.exit(0 if ctypes.CDLL(None).ptrace(16, int(sys.argv[1]), 0, 0) == 0 else 1)"
for pid in (os.getpid(),):
    attempt(f"trace {pid}", lambda: subprocess.run([sys.executable, "-c", CODE, str(pid)], check=True))


def escaped():
    return found


def answer():
    return 42
