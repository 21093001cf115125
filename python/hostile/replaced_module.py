# tries: another module in its own place
# expect: failed
import sys
import types

fake = types.ModuleType("solution")
fake.answer = lambda: 41
fake.escaped = lambda: []
sys.modules["solution"] = fake


def answer():
    return 41



def escaped():
    return []
