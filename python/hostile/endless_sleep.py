# tries: doing nothing for ever, deaf to signals
# expect: timeout wall
import signal
import time

for number in range(1, 32):
    try:
        signal.signal(number, signal.SIG_IGN)
    except OSError:
        pass
while True:
    time.sleep(1000)


def answer():
    return 41



def escaped():
    return []
