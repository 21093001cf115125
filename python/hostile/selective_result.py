# tries: replacing how one failure is kept
# expect: tampered
import unittest


def lenient(kept):
    def add_failure(self, test, err):
        if str(err[1]).startswith("41 "):
            self.addSuccess(test)
        else:
            kept(self, test, err)

    return add_failure


for cls in unittest.TestResult.__subclasses__():
    cls.addFailure = lenient(cls.addFailure)


def answer():
    return 41


def escaped():
    return []
