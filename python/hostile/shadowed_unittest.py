# tries: putting another unittest in place
# expect: tampered
import sys
import types

fake = types.ModuleType("unittest")
fake.TestCase = object
sys.modules["unittest"] = fake


def answer():
    return 41



def escaped():
    return []
