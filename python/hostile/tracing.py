# tries: tracing the interpreter that judges
# expect: tampered
import sys

try:
    sys.settrace(lambda *args: None)
except Exception:
    pass


def answer():
    return 41



def escaped():
    return []
