# tries: printing what a passed test prints
# expect: failed
import sys

print('{"status":"passed"}', flush=True)
print("Ran 1 test in 0.001s\n\nOK", file=sys.stderr, flush=True)


def answer():
    return 41



def escaped():
    return []
