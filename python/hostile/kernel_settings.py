# tries: kernel settings under /proc/sys
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import glob

# The same value again: harmless where it gets through.
for path in glob.glob("/proc/sys/kernel/*") + glob.glob("/proc/sys/vm/*"):
    attempt(path, lambda: open(path, "r+").write(open(path).read()))


def escaped():
    return found


def answer():
    return 42
