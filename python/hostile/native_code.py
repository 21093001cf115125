# tries: calls into C from the interpreter that judges
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import importlib

attempt("ctypes", lambda: importlib.import_module("ctypes").CDLL(None))


def escaped():
    return found


def answer():
    return 42
