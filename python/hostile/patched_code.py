# tries: replacing the code of an assertion
# expect: tampered
import unittest


def fake(self, first, second, msg=None):
    pass


unittest.TestCase.assertEqual.__code__ = fake.__code__


def answer():
    return 41



def escaped():
    return []
