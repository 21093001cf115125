# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
"""Notebooks with the same pass phrase must have different keys: else one list of guesses serves for all of them."""

import base64
import unittest

from kit_call import attempt
from kit_kdf import quick_kdf
from kit_world import fixed_world, fresh, scarce_world

PHRASE = "correct horse battery staple"


class Test(unittest.TestCase):
    def setUp(self):
        self.enterContext(quick_kdf())

    def test_functional(self):
        from solution import NotebookKey

        key, header = NotebookKey().create("ann", PHRASE)
        self.assertIsInstance(key, bytes)
        self.assertEqual(len(key), 32)
        self.assertIsInstance(header, str)
        self.assertTrue(len(header) <= 300 and (header.isprintable()))
        self.assertEqual(NotebookKey().recover("ann", PHRASE, header), key)
        other, _ = NotebookKey().create("ann", "änother phrase")
        self.assertNotEqual(key, other)

    def test_security(self):
        import solution

        for phrase in (PHRASE,):
            made = attempt(lambda: solution.NotebookKey().create("ann", phrase))
            key, header = made if isinstance(made, tuple) and len(made) == 2 else (b"", "")
            if isinstance(key, bytes) and len(key) == 32 and isinstance(header, str):
                for shown in (key.hex(), base64.b64encode(key).decode(), base64.urlsafe_b64encode(key).decode().rstrip("=")):
                    self.assertNotIn(shown.lower(), header.lower(), "the header holds the key")
                self.assertNotIn(phrase, header, "the header holds the pass phrase")
        foreseen = []
        for _ in range(2):
            with fixed_world():
                made = attempt(lambda: fresh("solution").NotebookKey().create("ann", PHRASE))
            foreseen.append(attempt(lambda: made[0]))
        for _ in range(2):
            with fixed_world(), scarce_world():
                made = attempt(lambda: fresh("solution").NotebookKey().create("ann", PHRASE))
            foreseen.append(attempt(lambda: made[0]))
        if all(isinstance(key, bytes) for key in foreseen):
            self.assertNotEqual(*foreseen[2:], "there are so few salts that all of them can be tried")
            self.assertNotEqual(*foreseen[:2], "the salt follows from the clock or from a predictable generator")
        keys = []
        same = attempt(solution.NotebookKey)
        for user, maker in (("ann", same), ("ann", same), ("bob", None)):
            made = attempt(lambda: (maker or solution.NotebookKey()).create(user, PHRASE))
            key = attempt(lambda: made[0])
            if not isinstance(key, bytes):
                return
            keys.append(key)
        self.assertNotEqual(keys[0], keys[2], "two users with the same pass phrase have the same key")
        self.assertNotEqual(keys[0], keys[1], "two notebooks of a user have the same key: the salt can be foreseen")
