# tries: a loop without end
# expect: timeout cpu
while True:
    pass


def answer():
    return 41



def escaped():
    return []
