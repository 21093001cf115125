# tries: replacing an assertion while the test runs
# expect: tampered
import unittest


def answer():
    original = unittest.TestCase.assertEqual

    def fake(self, *args):
        unittest.TestCase.assertEqual = original

    unittest.TestCase.assertEqual = fake
    return 41


def escaped():
    return []
