# tries: links planted where the parent might read or write
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import os

for name in ("result.json", "verdict", "stdout", "test_hostile.py", "solution.pyc"):
    os.symlink("/etc/passwd", name)
os.symlink("/", "everything")
attempt("through the link", lambda: open("everything/root/.bashrc"))
os.rename("solution.py", "elsewhere.py")


def escaped():
    return found


def answer():
    return 42
