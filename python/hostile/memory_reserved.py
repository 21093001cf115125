# tries: more address space than allowed, not yet touched
# expect: error
import mmap

held = mmap.mmap(-1, 4 << 30)


def answer():
    return 41


def escaped():
    return []
