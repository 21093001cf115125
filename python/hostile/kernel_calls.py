# tries: system calls that widen the attack surface
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

# keyctl, bpf, perf_event_open, userfaultfd, io_uring_setup, add_key, setns, process_vm_readv
CODE = """
import ctypes, platform
libc = ctypes.CDLL(None)
x64 = platform.machine() == "x86_64"
for x, arm in ((250, 219), (321, 280), (298, 241), (323, 282), (425, 425), (248, 217), (308, 268), (310, 270)):
    if libc.syscall(x if x64 else arm, 0, 0, 0, 0, 0, 0) >= 0:
        print(x)
"""
attempt("calls", lambda: subprocess.run([sys.executable, "-c", CODE], capture_output=True).stdout != b"")


def escaped():
    return found


def answer():
    return 42
