# tries: a regular expression without end, in C code
# expect: timeout cpu
import re

re.match(r"(a+)+$", "a" * 64 + "b")


def answer():
    return 41



def escaped():
    return []
