# tries: code that claims to be of the standard library
# expect: tampered
import unittest

try:
    exec(compile("import sys; sys._getframe(2)", unittest.__file__, "exec"))
except Exception:
    pass


def answer():
    return 41



def escaped():
    return []
