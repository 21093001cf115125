# tries: a stack overflow
# expect: crashed
import sys

sys.setrecursionlimit(10**9)


def answer():
    return answer() + [lambda: 1][0]()


class Deep:
    def __repr__(self):
        return repr(self)


def answer():
    return repr(Deep())


def escaped():
    return []
