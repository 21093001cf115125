# tries: a thread that replaces assertions after the test has begun
# expect: tampered
import threading
import time
import unittest


def later():
    for _ in range(1000):
        unittest.TestCase.assertEqual = lambda self, *args: None
        time.sleep(0)


def answer():
    threading.Thread(target=later, daemon=True).start()
    time.sleep(0.05)
    return 41


def escaped():
    return []
