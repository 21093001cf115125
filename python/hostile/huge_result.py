# tries: a result of a hundred megabytes
# expect: failed
def answer():
    return "x" * 100_000_000


def escaped():
    return []
