# tries: collections that count as equal
# expect: tampered
import collections

collections.Counter.__eq__ = lambda self, other: True


def answer():
    return 41


def escaped():
    return []
