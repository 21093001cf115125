# tries: rewriting the test on the disk
# expect: failed
PASSING = "import unittest\nclass Test(unittest.TestCase):\n    def test_functional(self): pass\n"
for name in ("test_hostile.py", "unittest.py", "conftest.py", "sitecustomize.py"):
    with open(name, "w") as file:
        file.write(PASSING)


def answer():
    return 41



def escaped():
    return []
