# tries: a memory dump that is written or handed to a program of the machine
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import os
import resource

attempt("allowed", lambda: resource.setrlimit(resource.RLIMIT_CORE, (1 << 20, 1 << 20)))
child = os.fork()
if child == 0:
    os.abort()
attempt("dumped", lambda: os.WCOREDUMP(os.waitpid(child, 0)[1]))


def escaped():
    return found


def answer():
    return 42
