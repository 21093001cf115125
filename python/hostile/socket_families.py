# tries: sockets other than UNIX and IP
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import socket

for family in range(3, 46):
    if family != socket.AF_INET6:
        attempt(f"family {family}", lambda: socket.socket(family, socket.SOCK_DGRAM))
        attempt(f"raw family {family}", lambda: socket.socket(family, socket.SOCK_RAW))
attempt("raw", lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP))


def escaped():
    return found


def answer():
    return 42
