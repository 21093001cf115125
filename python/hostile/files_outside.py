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

for folder in ("/root", "/home", "/var", "/run", "/srv", "/opt", "/mnt", "/sys", "/boot"):
    attempt(folder, lambda: bool(os.listdir(folder)) and not folder == "/root")
for path in ("/etc/shadow", "/etc/sudoers", "/etc/machine-id", "/root/.ssh/id_rsa", "/root/.bashrc", "/etc/fstab"):
    attempt(path, lambda: open(path).read())


def escaped():
    return found


def answer():
    return 42
