# tries: swallowing what leaves the block in which a test runs
# expect: tampered
import contextlib

contextlib._GeneratorContextManager.__exit__ = lambda self, *args: True


def answer():
    return 41


def escaped():
    return []
