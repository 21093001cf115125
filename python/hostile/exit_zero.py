# tries: leaving with exit code 0 while it is loaded
# expect: error
import sys

sys.exit(0)


def answer():
    return 41



def escaped():
    return []
