# tries: memory of the interpreter that judges, read by a child
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

CODE = "import sys; open(f'/proc/{sys.argv[1]}/mem', 'r+b').read(0); print(open(f'/proc/{sys.argv[1]}/maps').read(9))"
for pid in (os.getpid(),):
    attempt(f"memory {pid}", lambda: subprocess.run([sys.executable, "-c", CODE, str(pid)], check=True, capture_output=True))
attempt("own memory", lambda: open("/proc/self/mem", "rb"))


def escaped():
    return found


def answer():
    return 42
