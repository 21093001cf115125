# tries: secrets in the environment, its own and the launcher's
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import glob
import os

attempt("key in the environment", lambda: any("KEY" in key or "TOKEN" in key for key in os.environ))
for path in glob.glob("/proc/[0-9]*/environ"):
    attempt(path, lambda: b"SALLM" in open(path, "rb").read())


def escaped():
    return found


def answer():
    return 42
