# tries: being root for the kernel, whatever the user inside is called
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import os

# Files of root belong to who is root, whatever number the namespace gives them.
attempt("owner of the system", lambda: os.stat("/usr").st_uid == os.getuid())
attempt("root outside", lambda: os.getuid() == 0)


def escaped():
    return found


def answer():
    return 42
