# tries: replacing the test while it runs
# expect: tampered
import sys


def answer():
    test = sys.modules["test_hostile"].Test
    test.test_functional = lambda self: None
    return 41


def escaped():
    return []
