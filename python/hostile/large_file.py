# tries: one file without end
# expect: passed
found = []


def attempt(what, action):
    try:
        if action() is not False:
            found.append(what)
    except Exception:
        pass


def grow(mebibytes):
    with open("large", "wb", buffering=0) as file:
        for _ in range(mebibytes):
            file.write(bytes(1 << 20))


attempt("96 MiB", lambda: grow(96))
attempt("1 GiB", lambda: grow(1 << 10))


def escaped():
    return found


def answer():
    return 42
