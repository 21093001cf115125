# tries: processor time spread over children
# expect: timeout cpu
import os

for _ in range(3):
    os.fork()
while True:
    pass


def answer():
    return 41



def escaped():
    return []
