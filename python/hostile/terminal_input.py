# tries: typing into the terminal
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import fcntl
import os
import termios

for fd in range(3):
    attempt(f"terminal {fd}", lambda: fcntl.ioctl(fd, termios.TIOCSTI, b"x"))
attempt("terminal", lambda: os.open("/dev/tty", os.O_RDWR))


def escaped():
    return found


def answer():
    return 42
