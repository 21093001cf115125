# tries: mounting and changing the root
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

attempt("mount", lambda: subprocess.run(["mount", "-t", "tmpfs", "none", "/scratch"], check=True, capture_output=True))
attempt("remount", lambda: subprocess.run(["mount", "-o", "remount,rw", "/usr"], check=True, capture_output=True))
attempt("umount", lambda: subprocess.run(["umount", "-l", "/usr"], check=True, capture_output=True))
attempt("chroot", lambda: os.chroot("/scratch"))


def escaped():
    return found


def answer():
    return 42
