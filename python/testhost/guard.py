"""Audit hook that keeps the code under test from looking into or rewriting the interpreter that judges it.

What honest programs need stays allowed: libraries may walk frames (logging, warnings, namedtuple), the code under test
may not. It cannot be removed, but it is no wall: see docs/security.md for what remains possible.
"""

import importlib
import inspect
import logging
import os
import sys
import traceback
import types
from _thread import get_ident

# Attributes that lead from an object to the frames and the code of whoever runs.
FRAMES = {"tb_frame", "gi_frame", "cr_frame", "ag_frame", "f_code", "gi_code", "cr_code", "ag_code"}
# Events that no honest program raises: trying is evidence.
FORGERY = {
    "gc.get_objects",
    "gc.get_referrers",
    "gc.get_referents",
    "sys._current_frames",
    "sys._current_exceptions",
    "sys.addaudithook",
    "sys.settrace",
    "sys.setprofile",
    "sys.monitoring.register_callback",
    "code.__new__",
    "object.__setattr__",
    "object.__delattr__",
}
EVENTS = FORGERY | {"sys._getframe", "sys._getframemodulename", "object.__getattr__", "open", "import", "compile"}
NATIVE = {"ctypes", "_ctypes", "cffi", "_cffi_backend"}


def install(is_foreign, foreign_modules):
    """Install the hook; returns (refused, forged): two lists that fill with what was refused.

    is_foreign(filename) tells whether code of that file is under test; foreign_modules() gives its modules' namespaces.
    """
    refused, forged = [], []
    busy = set()
    getframe = sys._getframe
    function = types.FunctionType
    # Calls from these files are made on behalf of whoever called them.
    native = frozenset(
        {"<frozen importlib._bootstrap>", "<frozen importlib._bootstrap_external>", importlib.__file__}
        | {os.path.join(os.path.dirname(os.__file__), "ctypes", name) for name in ("__init__.py", "util.py")}
    )
    helpers = {
        "import": native,
        "sys._getframe": frozenset({inspect.__file__, traceback.__file__}),
    }
    inspecting = frozenset({inspect.__file__})
    givers = {(traceback.__file__, "walk_tb"), (logging.__file__, "<lambda>"), (logging.__file__, "currentframe")}

    def by_foreign(frame, transparent):
        while frame is not None:
            code = frame.f_code
            name = code.co_filename
            if name in transparent or (name, code.co_name) in givers:
                frame = frame.f_back
                continue
            return is_foreign(name)
        return False

    def concerns(event, args):
        if event == "object.__getattr__":
            return args[1] in FRAMES or args[1] == "__code__"
        if event == "open":
            return isinstance(args[0], (str, bytes)) and str(args[0]).rstrip("'").endswith("mem")
        if event == "import":
            return args[0] in NATIVE
        if event == "compile":
            # A file name of a trusted file would make the new code look trusted.
            name = args[1]
            return isinstance(name, str) and not name.startswith("<") and not is_foreign(name)
        return True

    def own(event, args):
        if event in ("object.__getattr__", "object.__setattr__", "object.__delattr__"):
            target = args[0]
            if type(target) is function:
                return any(target.__globals__ is namespace for namespace in foreign_modules())
        return False

    def hook(event, args):
        if event not in EVENTS and not event.startswith("ctypes."):
            return
        ident = get_ident()
        if ident in busy or not concerns(event, args):
            return
        busy.add(ident)
        try:
            transparent = native if event.startswith("ctypes.") else helpers.get(event, inspecting)
            if not by_foreign(getframe(1), transparent) or own(event, args):
                return
            what = event
            if event in ("object.__getattr__", "object.__setattr__", "object.__delattr__", "import"):
                what = f"{event} {args[1] if event != 'import' else args[0]}"
            if len(refused) < 20:
                refused.append(what)
                if event in FORGERY or event == "compile":
                    forged.append(what)
        finally:
            busy.discard(ident)
        raise PermissionError(f"{what} is refused to the code under test")

    sys.addaudithook(hook)
    return refused, forged
