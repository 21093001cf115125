# tries: replacing an assertion
# expect: tampered
import unittest

unittest.TestCase.assertEqual = lambda self, *args: None


def answer():
    return 41



def escaped():
    return []
