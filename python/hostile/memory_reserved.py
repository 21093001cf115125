# tries: more memory than allowed, asked for at once and not yet touched
# expect: limit memory
held = bytearray(4 << 30)


def answer():
    return 41


def escaped():
    return []
