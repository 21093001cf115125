# tries: an exception whose text leaves the process
# expect: error
class Leaving(Exception):
    def __str__(self):
        raise SystemExit(0)


def answer():
    raise Leaving


def escaped():
    return []
