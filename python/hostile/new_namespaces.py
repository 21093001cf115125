# tries: new user and mount namespaces
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import subprocess

for command in (["unshare", "-Ur", "true"], ["unshare", "-m", "true"], ["nsenter", "-t", "1", "-m", "true"]):
    attempt(" ".join(command), lambda: subprocess.run(command, check=True, capture_output=True))


def escaped():
    return found


def answer():
    return 42
