# tries: machines outside by address and by name
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


import socket

for address in ("192.0.2.1", "10.0.0.1", "169.254.169.254", "1.1.1.1"):
    attempt(address, lambda: socket.create_connection((address, 80), 0.5))
attempt("broadcast", lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("8.8.8.8", 53)))
attempt("name", lambda: socket.gethostbyname("example.org"))


def escaped():
    return found


def answer():
    return 42
