# tries: replacing how a test is run
# expect: tampered
import unittest


def run(self, result=None):
    result.addSuccess(self)


unittest.TestCase.run = run


def answer():
    return 41



def escaped():
    return []
