# tries: output without end
# expect: limit output
while True:
    print("y" * 4096)


def answer():
    return 41



def escaped():
    return []
