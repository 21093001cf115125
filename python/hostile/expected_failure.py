# tries: marking the test as one that is expected to fail
# expect: failed
import sys

sys.modules["test_hostile"].Test.__unittest_expecting_failure__ = True


def answer():
    return 41



def escaped():
    return []
