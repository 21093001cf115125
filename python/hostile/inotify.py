# tries: being told what others do with the files that all share
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

CODE = """
import ctypes, os
libc = ctypes.CDLL(None)
folder = os.open("/usr/bin", os.O_RDONLY)
if libc.fcntl(folder, 1026, 0x20) >= 0:  # F_NOTIFY
    print("signalled")
fd = libc.inotify_init1(0o4000)
if fd >= 0 and libc.inotify_add_watch(fd, b"/usr/bin", 0x20) >= 0:
    os.close(os.open("/usr/bin/env", os.O_RDONLY))
    print(len(os.read(fd, 4096)))
"""
attempt("told", lambda: subprocess.run([sys.executable, "-c", CODE], capture_output=True).stdout != b"")


def escaped():
    return found


def answer():
    return 42
