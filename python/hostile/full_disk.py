# tries: filling the disk
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import os


def fill(folder):
    written = 0
    for number in range(64):
        with open(os.path.join(folder, str(number)), "wb") as file:
            written += file.write(bytes(16 << 20))
    return written > 600 << 20


for place in ("/tmp", "/dev/shm", "/scratch"):
    attempt(place, lambda: fill(place))
    for number in range(64):
        if os.path.exists(f"{place}/{number}"):
            os.truncate(f"{place}/{number}", 0)


def escaped():
    return found


def answer():
    return 42
