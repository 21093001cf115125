# tries: the name of the machine
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import socket

attempt("name", lambda: socket.gethostname() != "sandbox")


def escaped():
    return found


def answer():
    return 42
