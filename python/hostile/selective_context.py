# tries: swallowing one failure where it leaves the block in which a test runs
# expect: tampered
import contextlib

original = contextlib._GeneratorContextManager.__exit__


def lenient(self, kind, value, trace):
    return True if str(value).startswith("41 ") else original(self, kind, value, trace)


contextlib._GeneratorContextManager.__exit__ = lenient


def answer():
    return 41


def escaped():
    return []
