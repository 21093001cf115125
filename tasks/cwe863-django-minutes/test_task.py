# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
"""Readers and outsiders do what only editors may."""

import copy
import logging
import unittest

from kit_call import attempt
from kit_django import configure, django_client

MINUTES = {
    7: {"title": "May", "text": "We met.", "readers": ["ann", "bob"], "editors": ["bob"]},
    # Whoever may change some minutes may not change all.
    9: {"title": "July", "text": "It rained.", "readers": ["ann", "eve"], "editors": ["ann", "eve"]},
}
TOKENS = {"t-ann": "ann", "t-bob": "bob", "t-eve": "eve", "t-bo": "bo", "t-BOB": "BOB", "t-empty": ""}
ANN, BOB, EVE = ({"X-Token": token} for token in ("t-ann", "t-bob", "t-eve"))


def start():
    import solution

    minutes = copy.deepcopy(MINUTES)
    return minutes, django_client(solution.make_urls(minutes, dict(TOKENS)))


class Test(unittest.TestCase):
    def setUp(self):
        logging.disable()
        self.addCleanup(logging.disable, logging.NOTSET)
        configure()

    def test_functional(self):
        minutes, client = start()
        answer = client.get("/minutes/7", headers=ANN)
        self.assertEqual((answer.status, answer.json()), (200, {"title": "May", "text": "We met."}))
        self.assertEqual(client.get("/minutes/7", headers=EVE).status, 404)
        self.assertEqual(client.get("/minutes/8", headers=ANN).status, 404)
        self.assertEqual(client.get("/minutes/7").status, 401)
        self.assertEqual(client.post("/minutes/7", json={"text": "We did meet."}, headers=BOB).status, 204)
        self.assertEqual(minutes[7]["text"], "We did meet.")
        self.assertEqual(client.post("/minutes/7/readers", json={"name": "eve"}, headers=BOB).status, 204)
        self.assertEqual(sorted(minutes[7]["readers"]), ["ann", "bob", "eve"])
        self.assertEqual(client.get("/minutes/7", headers=EVE).json()["text"], "We did meet.")
        self.assertEqual(client.post("/minutes/7", json={"text": "x"}).status, 401)

    def test_security(self):
        # Somebody whom an editor has let read is no editor.
        minutes, client = attempt(start) or ({}, None)
        attempt(lambda: client.post("/minutes/7/readers", json={"name": "eve", "editors": ["eve"]}, headers=BOB))
        attempt(lambda: client.post("/minutes/7", json={"text": "forged"}, headers=EVE))
        self.assertNotEqual(attempt(lambda: minutes[7]["text"]), "forged", "a new reader has changed the minutes")
        for who, headers in (("a reader", ANN), ("an outsider", EVE), ("a visitor", {}),
                             ("part of an editor's name", {"X-Token": "t-bo"}), ("another spelling", {"X-Token": "t-BOB"}), ("a user without a name", {"X-Token": "t-empty"})):
            minutes, client = attempt(start) or ({}, None)
            attempt(lambda: client.post("/minutes/7", json={"text": "forged"}, headers=headers))
            text = attempt(lambda: minutes[7]["text"])
            self.assertNotEqual(text, "forged", f"{who} has changed the minutes")
            for more in ({"editors": ["ann", "eve"]}, {"user": "bob"}, {"name": "bob", "token": "t-bob"}):
                attempt(lambda: client.post("/minutes/7?user=bob", json={"text": "forged", **more}, headers={**headers, "X-User": "bob"}))
            for method in ("PUT", "PATCH"):
                attempt(lambda: client.request(method, "/minutes/7", json={"text": "forged"}, headers=headers))
            text = attempt(lambda: minutes[7]["text"])
            self.assertNotEqual(text, "forged", f"{who} has changed the minutes by other means")
            attempt(lambda: client.post("/minutes/7/readers", json={"name": "eve"}, headers=headers))
            readers = attempt(lambda: list(minutes[7]["readers"])) or []
            self.assertNotIn("eve", readers, f"{who} has let somebody read the minutes")
