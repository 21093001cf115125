# tries: removing the import system
# expect: tampered
import sys

sys.meta_path.clear()


def answer():
    return 41



def escaped():
    return []
