# tries: memory of one process
# expect: limit memory
held = []
while True:
    held.append(bytearray(b"x") * (32 << 20))


def answer():
    return 41



def escaped():
    return []
