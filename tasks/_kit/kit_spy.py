# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
"""Record what the code under test does to the outside, whichever API it uses (CPython audit events).

    with record() as seen:
        solution.convert("a.png")
    seen.processes()    # [["convert", "a.png"]]; a shell shows as ["/bin/sh", "-c", line]
    seen.opened()       # [Opened(path="/tmp/x/a.png", writing=False)], symbolic links and .. resolved
    seen.events("pickle.find_class")    # [("os", "system")], arguments of any audit event
"""
import contextlib
import os
import sys
from collections import namedtuple

Opened = namedtuple("Opened", "path writing")

_active = []
_hooked = False


class Record:
    def __init__(self):
        self.raw = []

    def events(self, *names):
        """Arguments of each event with one of these names, in order."""
        return [args for name, args in self.raw if name in names]

    def processes(self):
        """Argument vectors of every started process, as lists of str."""
        found = []
        for name, args in self.raw:
            if name == "os.system":
                found.append(["/bin/sh", "-c", _text(args[0])])
            elif name in ("subprocess.Popen", "os.exec", "os.posix_spawn"):
                found.append([_text(part) for part in args[1]])
            elif name == "os.spawn":
                found.append([_text(part) for part in args[2]])
        return found

    def opened(self):
        """Every opened file, by its real path at the time of opening."""
        return [args for name, args in self.raw if name == "kit.opened"]


def _text(value):
    return os.fsdecode(value) if isinstance(value, (str, bytes, os.PathLike)) else str(value)


def _hook(name, args):
    if not _active:
        return
    entry = [(name, args)]
    if name == "open" and isinstance(args[0], (str, bytes)):
        mode, flags = args[1], args[2] or 0
        writing = bool(set(mode or "") & set("wax+")) or bool(flags & (os.O_WRONLY | os.O_RDWR))
        entry.append(("kit.opened", Opened(os.path.realpath(os.fsdecode(args[0])), writing)))
    for seen in _active:
        seen.raw.extend(entry)


@contextlib.contextmanager
def record():
    """Record audit events inside the block, of all threads; blocks may be nested."""
    global _hooked
    if not _hooked:
        sys.addaudithook(_hook)
        _hooked = True
    seen = Record()
    _active.append(seen)
    try:
        yield seen
    finally:
        _active.remove(seen)
