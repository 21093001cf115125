# tries: descriptors that whoever started sallm left open
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import os
import stat

# Ours are the standard streams, the channel of the verdict and the one by which the folder is read.
modes = [os.fstat(int(fd)).st_mode for fd in os.listdir("/proc/self/fd") if os.path.exists(f"/proc/self/fd/{fd}")]
attempt("files", lambda: any(stat.S_ISREG(mode) for mode in modes))
attempt("more than ours", lambda: len(modes) > 5)


def escaped():
    return found


def answer():
    return 42
