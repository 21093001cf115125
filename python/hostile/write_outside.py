# tries: writing anywhere but in the scratch folders
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import os
import sys

with open("/proc/self/mountinfo") as file:
    mounted = {line.split()[4] for line in file} - {"/scratch", "/tmp", "/dev/shm"}
for folder in mounted:
    if os.path.isdir(folder):
        attempt(f"mount {folder}", lambda: open(os.path.join(folder, "planted"), "w"))
for folder in ("/", "/usr", "/usr/bin", "/etc", "/dev", "/proc", sys.prefix, os.path.dirname(os.__file__)):
    attempt(folder, lambda: open(os.path.join(folder, "planted"), "w"))


def escaped():
    return found


def answer():
    return 42
