# tries: standard streams replaced and closed
# expect: failed
import sys


class Broken:
    def write(self, text):
        raise OSError

    def flush(self):
        raise SystemExit(0)


sys.stdout = sys.stderr = sys.__stdout__ = Broken()


def answer():
    return 41



def escaped():
    return []
