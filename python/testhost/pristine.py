"""References to what decides a verdict, taken before foreign code runs, compared after it has run."""

import builtins
import contextlib
import functools
import importlib
import importlib.machinery
import importlib.util
import io
import operator
import os
import posix
import sys
import traceback
import types
import unittest
import unittest.async_case
import unittest.case
import unittest.loader
import unittest.mock
import unittest.result
import unittest.suite
import unittest.util

MODULES = (
    builtins, contextlib, functools, importlib, importlib.machinery, importlib.util, io, operator, os, posix, sys,
    traceback, types, unittest, unittest.async_case, unittest.case, unittest.loader, unittest.mock, unittest.result,
    unittest.suite, unittest.util,
)  # fmt: skip
# Honest programs replace these.
REPLACEABLE = {
    "sys": {"stdin", "stdout", "stderr", "excepthook", "displayhook", "unraisablehook", "breakpointhook"},
    "builtins": {"_"},
}
TEST_CODE = (unittest, unittest.async_case, unittest.case, unittest.mock, unittest.result, unittest.suite)


def snapshot(extra_modules=()):
    """Take the references; returns verify(everything=True) -> what was changed, as text, or None.

    Tests themselves replace functions of `os` or `builtins` for a while: during a test only unittest is compared.
    """
    entries, testing = [], []
    classes = set()
    modules = [*MODULES, *extra_modules]
    deep = {module.__name__ for module in [*TEST_CODE, *extra_modules]}
    callables = (type, types.FunctionType, types.BuiltinFunctionType, types.ModuleType)
    for module in modules:
        name = module.__name__
        into = testing if name in deep else entries
        skip = REPLACEABLE.get(name, ())
        for key, value in list(module.__dict__.items()):
            if isinstance(value, callables) and key not in skip:
                into.append((module.__dict__, key, value, name))
            if isinstance(value, type) and name in deep and value.__module__ in deep:
                classes.add(value)
    for cls in classes:
        for key, value in list(cls.__dict__.items()):
            if not key.startswith("_abc") and key not in ("__doc__", "__weakref__", "__dict__"):
                testing.append((cls.__dict__, key, value, cls.__qualname__))
                if isinstance(value, types.FunctionType):
                    testing.append((_Code(value), "code", value.__code__, f"{cls.__qualname__}.{key}"))
    loaded = dict(sys.modules)
    stdlib = sys.stdlib_module_names
    watched = [(sys.modules, key, value, "sys.modules") for key, value in loaded.items() if key.split(".")[0] in stdlib]
    watched = [entry for entry in watched if entry[1] != "__main__"]
    finders = list(sys.meta_path)
    path_hooks = list(sys.path_hooks)
    modules_table, meta_path = sys.modules, sys.meta_path
    missing = object()
    system = sys
    testing = tuple(testing)
    entries = testing + tuple(entries + watched)

    def verify(everything=True):
        for holder, key, value, where in entries if everything else testing:
            if holder.get(key, missing) is not value:
                return f"{where}.{key}" if where != "sys.modules" else f"sys.modules[{key!r}]"
        if not everything:
            return None
        if system.modules is not modules_table or system.meta_path is not meta_path:
            return "sys"
        if [finder for finder in finders if finder not in meta_path]:
            return "sys.meta_path"
        if [hook for hook in path_hooks if hook not in system.path_hooks]:
            return "sys.path_hooks"
        return None

    return verify


class _Code:
    """Lets a function's code be compared like an entry of a namespace."""

    __slots__ = ("function",)

    def __init__(self, function):
        self.function = function

    def get(self, _key, _default):
        return self.function.__code__
