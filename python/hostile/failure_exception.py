# tries: making another exception count as failure
# expect: tampered
import unittest

unittest.TestCase.failureException = KeyError


def answer():
    return 41



def escaped():
    return []
