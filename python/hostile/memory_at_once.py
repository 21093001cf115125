# tries: more memory than there is, at once
# expect: limit memory
held = bytearray(1 << 45)


def answer():
    return 41



def escaped():
    return []
