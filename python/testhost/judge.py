"""Runs one test method on code that cannot be trusted, in this process, and writes one verdict.

The code under test shares the interpreter, so everything that decides the verdict is bound to local names before it is
loaded, and compared afterwards. The verdict carries a nonce that is held in a local variable alone.
"""

import importlib.util
import json.encoder
import linecache
import os
import sys
import time
import traceback
import types
import unittest
import unittest.mock

import control
import guard
import pristine
import recorder
import sources

WRITABLE = ("/scratch/", "/tmp/", "/dev/shm/")
# Shown read-only wherever they lie, below /tmp too: this host, and the interpreter with its libraries.
READ_ONLY = tuple(f"{path}/" for path in {os.path.dirname(os.path.abspath(__file__)), sys.prefix, sys.base_prefix})
MESSAGE_CHARS = 4_000
TRACEBACK_CHARS = 8_000
# Comparing all references takes a third of a millisecond: not before each of a million assertions.
CHECKED_ASSERTIONS = 300


class _Trusted:
    """Imports the task's own modules from what the parent sent, whatever lies on the disk. Removed before foreign code runs."""

    def __init__(self, modules, compiler):
        self.modules = modules
        self.compiler = compiler

    def find_spec(self, name, _path=None, _target=None):
        if name not in self.modules:
            return None
        return importlib.util.spec_from_loader(name, self, origin=self.modules[name][0])

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        path, text = self.modules[module.__name__]
        module.__file__ = path
        exec(self.compiler.compile(path, text)[0], module.__dict__)


def _helpers(modules, test_name, compiler):
    """Imports those of the task's modules that its test names, before foreign code can shadow them."""
    _, named = compiler.compile(*modules[test_name])
    finder = _Trusted({name: source for name, source in modules.items() if name != test_name}, compiler)
    sys.meta_path.insert(0, finder)
    try:
        for name in sorted(named & set(finder.modules)):
            try:
                __import__(name)
            except Exception:
                sys.modules.pop(name, None)  # the test's own import will say why
    finally:
        sys.meta_path.remove(finder)
    return [sys.modules[name] for name in finder.modules if name in sys.modules]


def _test_class(module, method):
    for value in list(module.__dict__.values()):
        if isinstance(value, type) and issubclass(value, unittest.TestCase) and value.__module__ == module.__name__:
            if callable(getattr(value, method, None)):
                return value
    return None


def prepare():
    """What does not depend on the test: a warm parent does it once, for all its children."""
    return pristine.snapshot([recorder, pristine]), control.prepare(unittest, recorder.Recorder), sources.Compiler()


def task_modules(request, folder):
    """The task's own modules by name, with their paths and texts."""
    return {path[:-3].replace("/", "."): (os.path.join(folder, path), text) for path, text in request["sources"].items()}


def run(request, channel, prepared):
    """Runs the test, writes the verdict to the descriptor `channel` and ends the process; `prepared` comes of prepare().

    When this host itself fails before the code under test is loaded, that is said: it is no crash of the program.
    """
    nonce, loading = request["nonce"], []
    try:
        _run(request, channel, prepared, loading)
    except BaseException as error:
        if loading:
            raise
        line = {"nonce": nonce, "status": "no-test", "message": f"the test host failed: {error!r}"[:MESSAGE_CHARS]}
        line |= {"traceback": "", "limit": "", "refused": "", "cpuSeconds": 0, "threads": 0}
        os.write(channel, json.dumps(line).encode() + b"\n")
        os._exit(0)


def _run(request, channel, prepared, loading):
    verify, run_controls, compiler = prepared
    nonce = request.pop("nonce")
    method = request["method"]
    test_name = request["testModule"]
    folder = os.getcwd()
    foreign_path = os.path.join(folder, request["modulePath"])
    modules = task_modules(request, folder)
    test_path, test_text = modules[test_name]
    trusted = frozenset(path for path, _ in modules.values()) - {foreign_path}
    foreign_name = request["modulePath"][:-3].replace("/", ".")

    def is_foreign(filename):
        if filename in trusted:
            return False
        if filename.startswith("<"):
            return not filename.startswith("<frozen ")
        if filename.startswith(READ_ONLY):
            return False
        return not filename.startswith("/") or filename.startswith(WRITABLE)

    loaded = sys.modules

    def foreign_modules():
        module = loaded.get(foreign_name)
        return [] if module is None else [module.__dict__]

    sys.path.insert(0, folder)
    helpers = _helpers(modules, test_name, compiler)
    refused, forged = guard.install(is_foreign, foreign_modules)
    verify = pristine.together(verify, helpers)
    record = recorder.Recorder
    suite_class, test_case = unittest.TestSuite, unittest.TestCase

    # Nothing that foreign code could replace in a module is looked up after this point.
    pid, getpid, write, leave = os.getpid(), os.getpid, os.write, os._exit
    quote = json.encoder.encode_basestring_ascii
    cpu_time, switch_interval, threads = time.process_time, sys.setswitchinterval, sys._current_frames
    format_exception, error_text = _format_exception, _error_text
    function, base_exception = types.FunctionType, BaseException

    def finish(status, message="", trace="", limit=""):
        if getpid() != pid:
            leave(0)  # a child that the code under test forked off and let run on
        switch_interval(1000)  # no other thread gets between the comparison and the verdict
        changed = verify()
        passed = None if changed else run_controls()
        if changed:
            status, message, limit = "tampered", f"{changed} was replaced", ""
        elif passed:
            status, message, limit = "tampered", f"an assertion that must fail passed: {passed}", ""
        elif forged:
            status, message, limit = "tampered", f"tried to: {', '.join(forged[:5])}", ""
        fields = {"nonce": nonce, "status": status, "message": message, "traceback": trace, "limit": limit}
        fields["refused"] = ", ".join(refused[:5])
        text = ",".join(f"{quote(key)}:{quote(value)}" for key, value in fields.items())
        others = len(threads()) - 1
        write(channel, f'{{{text},"cpuSeconds":{cpu_time():.4f},"threads":{others}}}\n'.encode())
        leave(0)

    def failed(error):
        """Ends with an exception that left the test or an import."""
        if isinstance(error, MemoryError):
            return "limit", "MemoryError", "", "memory"
        trace = format_exception(error, test_path, test_text)
        return "error", error_text(error), trace, ""

    module = types.ModuleType(test_name)
    module.__file__ = test_path
    sys.modules[test_name] = module
    test_code, _ = compiler.compile(test_path, test_text)
    loading.append(True)
    try:
        exec(test_code, module.__dict__)
    except base_exception as error:
        finish(*failed(error))
    case = _test_class(module, method)
    if case is None:
        finish("no-test", f"{test_name} has no test method {method}")
    changed = verify()
    passed = None if changed else run_controls()
    if changed or passed:
        finish("tampered", f"{changed} was replaced" if changed else f"an assertion that must fail passed: {passed}")
    own = {name: value for name, value in case.__dict__.items() if isinstance(value, function)}
    codes = {name: value.__code__ for name, value in own.items()}

    test = case(method)
    budget = [CHECKED_ASSERTIONS]

    def checked(assertion):
        def call(*args, **kwargs):
            if budget[0] > 0:
                budget[0] -= 1
                changed = verify(everything=False)
                if changed:
                    forged.append(f"replace {changed}")
            return assertion(*args, **kwargs)

        return call

    plain_equal = test._baseAssertEqual

    def universal(value):
        """Whether the object claims to equal anything at all."""
        for cls in type(value).__mro__:
            method = cls.__dict__.get("__eq__")
            if type(method) is function and is_foreign(method.__code__.co_filename):
                return (value == object()) is True
        return False

    def base_equal(first, second, msg=None):
        plain_equal(first, second, msg)
        if universal(first) or universal(second):
            forged.append("pass an object that equals everything")

    # On the instance, so that what is replaced in the class later has no effect on this test.
    for name in dir(case):
        if name.startswith("assert"):
            test.__dict__[name] = checked(getattr(test, name))
        elif name in ("fail", "failureException", "_getAssertEqualityFunc", "_formatMessage", "_truncateMessage"):
            test.__dict__[name] = getattr(test, name)
    test.__dict__["_baseAssertEqual"] = base_equal
    result = record()
    try:
        suite_class([test]).run(result)
    except base_exception as error:
        finish(*failed(error))
    if case.__dict__.get(method) is not own.get(method) or any(own[name].__code__ is not codes[name] for name in own):
        finish("tampered", "the test was replaced")
    status, detail = next((event for event in result.events if event[0] != "passed"), ("passed", None))
    if not result.events:
        finish("error", "the test did not run")
    elif status == "passed":
        _flush()
        finish("passed")
    elif status == "skipped":
        finish("error", f"skipped: {detail}"[:MESSAGE_CHARS])
    elif status == "expected":
        finish("tampered", "the test was marked as one that is expected to fail")
    _flush()
    error = detail[1]
    ending = failed(error)
    if status == "failed" and ending[0] == "error" and _raised_by_test(error, test_path, is_foreign):
        finish("failed", *ending[1:])
    finish(*ending)


def _raised_by_test(error, test_path, is_foreign):
    """An assertion counts as the test's when no frame of the code under test lies below the test's last one."""
    innermost = None
    step = error.__traceback__
    while step is not None:
        filename = step.tb_frame.f_code.co_filename
        if filename == test_path:
            innermost = "test"
        elif is_foreign(filename):
            innermost = "foreign"
        step = step.tb_next
    return innermost != "foreign"


def _error_text(error):
    try:
        text = str(error)
    except BaseException:
        text = "(its text could not be made)"
    name = type(error).__name__
    return f"{name}: {text}"[:MESSAGE_CHARS] if text else name


def _format_exception(error, test_path, test_text):
    linecache.cache[test_path] = (len(test_text), None, test_text.splitlines(True), test_path)
    try:
        report = traceback.TracebackException.from_exception(error, limit=-30, compact=True)
        here = os.path.dirname(__file__)
        report.stack[:] = [
            frame
            for frame in report.stack
            if not frame.filename.startswith(here) and os.sep + "unittest" + os.sep not in frame.filename
        ]
        return "".join(report.format())[-TRACEBACK_CHARS:]
    except BaseException:
        return ""


def _flush():
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        try:
            stream.flush()
        except BaseException:
            pass
