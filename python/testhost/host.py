"""Judges one test in a fresh process: the request comes as JSON on standard input, the verdict goes to descriptor 3."""

import json
import os
import sys


def main():
    sys.path.pop(0)  # the host's own folder
    request = json.load(sys.stdin)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    channel = os.dup(3)
    os.close(3)
    seal.seal()
    judge.run(request, channel, judge.prepare())


if __name__ == "__main__":
    import judge
    import seal

    main()
