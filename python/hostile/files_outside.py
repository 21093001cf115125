# tries: files of the user and of the machine
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

for folder in ("/root", "/home", "/var", "/run", "/srv", "/opt", "/mnt", "/sys", "/boot"):
    # Where Python itself lies, the folders above it are to be seen, empty but for the way there.
    if not any(path.startswith(folder + "/") for path in (sys.prefix, sys.base_prefix, os.path.dirname(__file__))):
        attempt(folder, lambda: bool(os.listdir(folder)))
home = os.path.expanduser("~root")
for path in ("/etc/shadow", "/etc/sudoers", "/etc/machine-id", f"{home}/.ssh/id_rsa", f"{home}/.bashrc", "/etc/fstab"):
    attempt(path, lambda: open(path).read())


def escaped():
    return found


def answer():
    return 42
