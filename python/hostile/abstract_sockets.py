# tries: abstract UNIX sockets of this machine
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


attempt("sockets", lambda: any("@" in line for line in open("/proc/net/unix")))
attempt("listeners", lambda: len(open("/proc/net/tcp").readlines()) > 1)


def escaped():
    return found


def answer():
    return 42
