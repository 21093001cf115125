# tries: clock, name and power of the machine
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import socket
import subprocess
import time

attempt("clock", lambda: time.clock_settime(time.CLOCK_REALTIME, time.time()))
attempt("name", lambda: socket.sethostname("planted"))
attempt("reboot", lambda: subprocess.run(["/usr/sbin/reboot", "--help-planted"], check=True, capture_output=True))
attempt("priority", lambda: __import__("os").nice(-5))


def escaped():
    return found


def answer():
    return 42
