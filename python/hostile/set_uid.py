# tries: becoming root by a set-uid program or by asking
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import os
import subprocess

attempt("setuid", lambda: os.setuid(0))
attempt("setgroups", lambda: os.setgroups([0]))
for program in ("/usr/bin/su", "/usr/bin/passwd", "/usr/bin/mount", "/usr/bin/newgrp"):
    attempt(program, lambda: b"uid=0" in subprocess.run([program, "-c", "id"], input=b"", capture_output=True).stdout)
os.close(os.open("made-set-uid", os.O_CREAT | os.O_WRONLY))
os.chmod("made-set-uid", 0o6755)


def escaped():
    return found


def answer():
    return 42
