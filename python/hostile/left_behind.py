# tries: what a job before left in the scratch folders, and leaving something
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import os

for folder in ("/tmp", "/dev/shm", "/scratch"):
    attempt(folder, lambda: "planted" in os.listdir(folder))
    open(os.path.join(folder, "planted"), "w").close()


def escaped():
    return found


def answer():
    return 42
