# tries: an assertion that passes for one value only
# expect: tampered
import unittest

original = unittest.TestCase._baseAssertEqual


def lenient(self, first, second, msg=None):
    if first != 41:
        original(self, first, second, msg)


unittest.TestCase._baseAssertEqual = lenient


def answer():
    return 41


def escaped():
    return []
