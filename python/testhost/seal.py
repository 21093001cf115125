"""Makes this process a place for foreign code."""

import sys

PR_SET_DUMPABLE = 4
OURS = ("judge", "guard", "pristine", "recorder", "control", "seal", "host", "zygote", "cells", "namespaces", "versions", "warmup", "pages", "sources")


def seal():
    """For a process that was started alone: closes its memory to other processes of the job as well."""
    import ctypes

    # /proc/PID/mem of this process is closed to its children.
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")
    scrub()


def scrub():
    """Takes the host's modules, and those that reach into C, out of sight."""
    for name in list(sys.modules):
        if name in OURS or name.split(".")[0] in ("ctypes", "_ctypes"):
            del sys.modules[name]
    main = type(sys)("__main__")
    main.__builtins__ = sys.modules["builtins"]
    sys.modules["__main__"] = main
    sys.argv[:] = [""]
