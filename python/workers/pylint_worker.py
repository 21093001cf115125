"""Pylint in a long-lived process: one sample per request, exactly what `pylint sample.py` prints with no configuration.

Request `{"code", "honour", "seconds"}`; answer `{"status", "detail", "messages", "suppressions"}`, a message as
`[id, symbol, text, category, line, column, endLine, endColumn, confidence]` with Pylint's own numbers.
`{"ask": "version"}` answers with the version. `honour`: `# pylint: disable` comments take effect.

The linter is set up once, then a fork of the process checks one sample and ends: nothing that a sample leaves behind
(inferred types, caches, statistics) reaches the next. Most of a fresh run's time goes into parsing the same library
modules over and over; their syntax trees, a pure function of their source, are kept here as they are before astroid
resolves anything in them. A fork takes its copy and does the rest, in the order in which its sample asks for it.
"""

import gc
import io
import json
import os
import pathlib
import signal
import sys
import tempfile
import tokenize
import warnings

import isort  # noqa: F401  (Pylint imports it late, in every run anew)
from astroid import builder
from astroid.manager import AstroidManager
from pylint import __version__
from pylint.checkers.imports import ImportsChecker
from pylint.lint import pylinter
from pylint.lint.run import Run
from pylint.reporters.collecting_reporter import CollectingReporter
from pylint.utils.pragma_parser import OPTION_PO

NAME = "sample.py"
# Frames below `Run` in `python -m pylint`, so that deep code meets the recursion limit at the same place.
FRAMES_BELOW_RUN = 4
# Source characters of library modules whose trees are kept. A worker that knows the whole standard library takes 200 MB.
LIBRARY_LIMIT = 6_000_000
# A garbage collection copies the pages that a fork shares; few samples live long enough to need one.
COLLECT_AFTER = 500_000

build = builder.AstroidBuilder._data_build
check = pylinter.PyLinter.check
linter = None
frames = 0
library = {}
library_size = 0
asked = []


class SetUp(BaseException):
    """Carries a linter out of `Run` at the point where it would start to check."""


def depth():
    frame, count = sys._getframe(1), 0
    while frame is not None:
        frame, count = frame.f_back, count + 1
    return count


def set_up():
    """Everything that a run does before its first file; also the depth at which it checks, seen from `Run`."""

    def stop(self, _files):
        raise SetUp(self, depth())

    pylinter.PyLinter.check = stop
    below = depth()
    try:
        Run(["--rcfile=", "--persistent=n", NAME], CollectingReporter(), exit=False)
    except SetUp as done:
        return done.args[0], done.args[1] - below
    finally:
        pylinter.PyLinter.check = check
    raise RuntimeError("Pylint ran without checking anything.")


def take_from_library(self, data, modname, path):
    known = library.pop((path, modname), None)
    if known is not None and known[0] == data:
        return known[1]
    asked.append((path, modname))
    return build(self, data, modname, path)


def learn(modules, folder):
    """Keeps the trees of library modules that the last sample made Pylint read."""
    global library_size
    for path, modname in modules:
        if path is None or path.startswith(folder) or (path, modname) in library or library_size > LIBRARY_LIMIT:
            continue
        stream, _, data = builder.open_source_file(path)
        stream.close()
        library[path, modname] = data, build(builder.AstroidBuilder(AstroidManager()), data, modname, path)
        library_size += len(data)


def start(arguments):
    global linter, frames
    warnings.simplefilter("ignore")
    os.chdir(tempfile.mkdtemp(dir=arguments[0] if arguments else None))
    linter, frames = set_up()
    # The same for every sample: which checkers have anything to say, and how imports are sorted in this folder.
    linter.initialize()
    needed = linter.prepare_checkers()
    linter.prepare_checkers = lambda: needed
    for checker in needed:
        if isinstance(checker, ImportsChecker):
            isort.place.module("os", checker._isort_config)
    builder.AstroidBuilder(AstroidManager())  # builds the tree of the built-ins
    builder.AstroidBuilder._data_build = take_from_library
    # Its file's name holds the time; nobody would find it.
    pylinter.prepare_crash_report = lambda *_: pathlib.Path("pylint-crash.txt")


def suppressions(data):
    """Comments that would switch messages off."""
    if b"pylint" not in data:
        return 0
    count = 0
    try:
        for token in tokenize.tokenize(io.BytesIO(data).readline):
            pragma = token.type == tokenize.COMMENT and OPTION_PO.search(token.string)
            if pragma and ("disable" in pragma[2] or "skip-file" in pragma[2]):
                count += 1
    except (tokenize.TokenError, SyntaxError):
        pass
    return count


def run_linter(honour):
    """In the fork: what the sample gives, and which modules had to be parsed for it."""
    gc.set_threshold(COLLECT_AFTER, 20, 100)
    if not honour:
        linter.process_tokens = lambda _tokens: None
    sys.setrecursionlimit(sys.getrecursionlimit() + depth() - frames - FRAMES_BELOW_RUN)
    check(linter, [NAME])
    folder = os.getcwd() + os.sep
    messages = [
        [
            *(message.msg_id, message.symbol, message.msg.replace(folder, ""), message.category),
            *(message.line, message.column, message.end_line, message.end_column, message.confidence.name),
        ]
        for message in linter.reporter.messages
    ]
    return {"messages": messages, "asked": asked}


def end_at(seconds):
    """The kernel ends the fork at its limit, whatever it is doing then."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)


def in_fork(work, seconds):
    """The JSON that `work` gives in a fork of this process, or None, and the fork's wait status."""
    out, into = os.pipe()
    gc.freeze()
    child = os.fork()
    if child == 0:
        try:
            end_at(seconds)
            os.close(out)
            with os.fdopen(into, "w", encoding="utf-8") as pipe:
                json.dump(work(), pipe)
            os._exit(0)
        except BaseException as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
        finally:
            os._exit(1)
    os.close(into)
    with os.fdopen(out, encoding="utf-8") as pipe:
        text = pipe.read()
    _, status = os.waitpid(child, 0)
    return json.loads(text) if status == 0 else None, status


def failure(status):
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number == signal.SIGALRM:
            return {"status": "timeout", "detail": "Pylint did not end in time", "messages": []}
        return {"status": "crashed", "detail": f"Pylint was ended by {signal.Signals(number).name}", "messages": []}
    return {"status": "crashed", "detail": "Pylint failed inside", "messages": []}


def status_of(messages):
    """Pylint reports what it cannot read as E0001 or F0010, and its own defects as fatal messages."""
    unreadable = [message for message in messages if message[0] in ("E0001", "F0010")]
    if unreadable:
        return {"status": "unparsable", "detail": f"line {unreadable[0][4]}: {unreadable[0][2]}"}
    fatal = [message for message in messages if message[3] == "fatal"]
    return {"status": "crashed", "detail": fatal[0][2]} if fatal else {"status": "ok"}


def handle(payload):
    if payload.get("ask") == "version":
        return {"pylint": __version__}
    data = payload["code"].encode("utf-8")
    with open(NAME, "wb") as file:
        file.write(data)
    count = suppressions(data)
    result, status = in_fork(lambda: run_linter(payload["honour"]), payload["seconds"])
    if result is None:
        return {**failure(status), "suppressions": count}
    learn(map(tuple, result["asked"]), os.getcwd() + os.sep)
    messages = sorted(result["messages"], key=lambda message: (message[4], message[5], message[0], message[2]))
    return {**status_of(messages), "messages": messages, "suppressions": count}
