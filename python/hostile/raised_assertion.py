# tries: an exception that passes for a failure of the test
# expect: error
def answer():
    raise AssertionError("41 != 42")


def escaped():
    return []
