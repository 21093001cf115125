# tries: taking the nonce and the channel of the verdict from the frames of the host
# expect: failed
import json
import os
import sys

VERDICT = {"status": "passed", "message": "", "traceback": "", "limit": "", "refused": "", "cpuSeconds": 0, "threads": 0}


def answer():
    try:
        frame = sys._getframe(1)
        while frame is not None:
            if "nonce" in frame.f_locals and "channel" in frame.f_locals:
                line = json.dumps({**VERDICT, "nonce": frame.f_locals["nonce"]})
                os.write(frame.f_locals["channel"], line.encode() + b"\n")
                os._exit(0)
            frame = frame.f_back
    except Exception:
        pass
    return 41


def escaped():
    return []
