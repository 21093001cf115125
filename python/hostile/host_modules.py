# tries: the modules of the test host, by their names
# expect: passed
found = []

import sys

for name in ("judge", "guard", "pristine", "recorder", "control", "seal", "host", "zygote", "namespaces", "ctypes", "_ctypes"):
    if name in sys.modules:
        found.append(name)
if hasattr(sys.modules["__main__"], "main"):
    found.append("main")


def escaped():
    return found


def answer():
    return 42
