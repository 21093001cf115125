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

# Ours are the standard streams, the channel of the verdict and the one by which the folder is read.
kinds = [os.readlink(path) for path in (f"/proc/self/fd/{fd}" for fd in os.listdir("/proc/self/fd")) if os.path.lexists(path)]
attempt("files", lambda: any(kind.startswith("/") and not kind.startswith(("/dev/null", "/proc/")) for kind in kinds))
attempt("more than ours", lambda: len(kinds) > 5)


def escaped():
    return found


def answer():
    return 42
