# tries: an audit hook of its own
# expect: tampered
import sys

try:
    sys.addaudithook(lambda *args: None)
except Exception:
    pass


def answer():
    return 41



def escaped():
    return []
