# tries: changing the frames of the caller
# expect: failed
import sys


def answer():
    try:
        frame = sys._getframe(1)
        while frame:
            for value in frame.f_locals.values():
                if isinstance(value, list):
                    value.clear()
            frame = frame.f_back
    except Exception:
        pass
    return 41


def escaped():
    return []
