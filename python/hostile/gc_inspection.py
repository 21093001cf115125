# tries: all objects through the garbage collector
# expect: tampered
import gc

try:
    for thing in gc.get_objects():
        if type(thing).__name__ == "Recorder":
            thing.events.clear()
except Exception:
    pass


def answer():
    return 41



def escaped():
    return []
