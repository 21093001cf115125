"""References to what decides a verdict, taken before foreign code runs, compared after it has run."""

import builtins
import collections
import contextlib
import functools
import importlib
import importlib.machinery
import importlib.util
import inspect
import io
import operator
import os
import posix
import re
import sys
import traceback
import types
import unittest
import unittest._log
import unittest.async_case
import unittest.case
import unittest.loader
import unittest.mock
import unittest.result
import unittest.suite
import unittest.util

import versions

MODULES = (
    builtins, collections, contextlib, functools, importlib, importlib.machinery, importlib.util, inspect, io, operator, os,
    posix, re, sys, traceback, types, unittest, unittest._log, unittest.async_case, unittest.case, unittest.loader,
    unittest.mock, unittest.result, unittest.suite, unittest.util,
)  # fmt: skip
# Honest programs replace these.
REPLACEABLE = {
    "sys": {"stdin", "stdout", "stderr", "excepthook", "displayhook", "unraisablehook", "breakpointhook"},
    "builtins": {"_"},
    # Libraries made with Cython put their own generators in (lxml 4).
    "inspect": {"isgenerator"},
}
# What a failed assertion passes through on its way to the result.
TEST_CODE = (
    collections, contextlib, unittest, unittest._log, unittest.async_case, unittest.case, unittest.mock, unittest.result,
    unittest.suite,
)  # fmt: skip


class _Holder:
    """Something whose entries must stay: the namespace of a module or class, or a function and its code."""

    __slots__ = ("of", "get", "entries", "where")

    def __init__(self, of, get, entries, where):
        self.of, self.get, self.entries, self.where = of, get, entries, where

    def changed(self, missing):
        for key, value in self.entries:
            if self.get(key, missing) is not value:
                return f"{self.where}[{key!r}]" if self.where == "sys.modules" else f"{self.where}.{key}"
        return None


def _code_of(function):
    return _Holder(function, lambda _key, _missing: function.__code__, [("code", function.__code__)], function.__qualname__)


def _holders(modules, deep):
    """Two lists: what decides while a test runs, and the rest, which tests themselves may replace for a while."""
    always, between = [], []
    callables = (type, types.FunctionType, types.BuiltinFunctionType, types.ModuleType)
    classes = set()
    for module in modules:
        name, space = module.__name__, module.__dict__
        skip = REPLACEABLE.get(name, ())
        entries = [(key, value) for key, value in space.items() if isinstance(value, callables) and key not in skip]
        (always if name in deep else between).append(_Holder(space, space.get, entries, name))
        classes.update(value for _, value in entries if isinstance(value, type) and name in deep and value.__module__ in deep)
    for cls in classes:
        space = cls.__dict__
        entries = [
            (key, value)
            for key, value in space.items()
            if not key.startswith("_abc") and key not in ("__doc__", "__weakref__", "__dict__")
        ]
        always.append(_Holder(space, space.get, entries, cls.__qualname__))
        always.extend(_code_of(value) for _, value in entries if isinstance(value, types.FunctionType))
    return always, between


def _comparison(holders):
    """Returns changed() -> what was changed, as text, or None. Looks closely only at what has changed since it last looked."""
    holders = tuple(holders)
    missing = object()
    read = versions.reader([holder.of for holder in holders])
    known = read() if read else b""
    word = versions.WORD

    def changed():
        nonlocal known
        # Read before the entries are compared: what another thread changes meanwhile differs next time.
        now = read() if read else b""
        if read and now == known:
            return None
        for index, holder in enumerate(holders):
            if read and now[index * word : index * word + word] == known[index * word : index * word + word]:
                continue
            found = holder.changed(missing)
            if found:
                return found
        known = now
        return None

    return changed


def snapshot(extra_modules=()):
    """Take the references; returns verify(everything=True) -> what was changed, as text, or None.

    Tests themselves replace functions of `os` or `builtins` for a while: during a test only unittest, what it is made of
    and `extra_modules` are compared.
    """
    deep = {module.__name__ for module in [*TEST_CODE, *extra_modules]}
    always, between = _holders([*MODULES, *extra_modules], deep)
    stdlib = sys.stdlib_module_names
    modules_table, meta_path = sys.modules, sys.meta_path
    loaded = [(key, value) for key, value in modules_table.items() if key.split(".")[0] in stdlib and key != "__main__"]
    modules_loaded = _Holder(modules_table, modules_table.get, loaded, "sys.modules")
    modules_steady = versions.steady(modules_table)
    finders = list(meta_path)
    path_hooks = list(sys.path_hooks)
    system, missing = sys, object()
    testing_changed, others_changed = _comparison(always), _comparison(between)

    def verify(everything=True):
        changed = testing_changed()
        if changed or not everything:
            return changed
        changed = others_changed()
        if not changed and not (modules_steady and modules_steady()):
            changed = modules_loaded.changed(missing)
        if changed:
            return changed
        if system.modules is not modules_table or system.meta_path is not meta_path:
            return "sys"
        if [finder for finder in finders if finder not in meta_path]:
            return "sys.meta_path"
        if [hook for hook in path_hooks if hook not in system.path_hooks]:
            return "sys.path_hooks"
        return None

    return verify


def together(verify, modules):
    """Returns a verify() that compares further modules, all they hold, too."""
    if not modules:
        return verify
    changed = _comparison(_holders(modules, {module.__name__ for module in modules})[0])
    return lambda everything=True: verify(everything) or changed()
