# tries: an interrupt from the keyboard
# expect: error
def answer():
    raise KeyboardInterrupt


def escaped():
    return []
