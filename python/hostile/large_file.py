# tries: one file without end
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


def grow():
    with open("large", "wb", buffering=0) as file:
        for _ in range(1 << 10):
            file.write(bytes(1 << 20))


attempt("1 GiB", grow)


def escaped():
    return found


def answer():
    return 42
