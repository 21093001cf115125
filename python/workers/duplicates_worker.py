"""The lines that Pylint compares for duplicate-code (R0801), in a long-lived process: one sample per request.

Request `{"code"}`; answer `{"status", "detail", "lines"}`, a line as `[number, hash, content]`: its 0-based number, 16 hex digits, and
whether it counts as code. `{"ask": "version"}` answers with the version.

Pylint's own checker strips comments, docstrings, imports and signatures with its default settings; it is asked for its lines instead of
comparing them, so that a corpus need not be in memory.
"""

import hashlib
import os
import sys
import tempfile
import warnings

from astroid.manager import AstroidManager
from pylint import __version__
from pylint.checkers.symilar import REGEX_FOR_LINES_WITH_CONTENT, SimilaritiesChecker
from pylint.lint import PyLinter
from pylint.reporters.collecting_reporter import CollectingReporter

NAME = "sample.py"
linter = None
checker = None


def start(arguments):
    global linter, checker
    warnings.simplefilter("ignore")
    os.chdir(tempfile.mkdtemp(dir=arguments[0] if arguments else None))
    linter = PyLinter()
    checker = SimilaritiesChecker(linter)
    linter.register_checker(checker)
    linter.set_reporter(CollectingReporter())
    linter.disable("all")
    linter.enable("duplicate-code")
    for fatal in ("syntax-error", "parse-error", "astroid-error"):
        linter.enable(fatal)
    sys.setrecursionlimit(5000)


def handle(payload):
    if payload.get("ask") == "version":
        return {"pylint": __version__}
    with open(NAME, "wb") as file:
        file.write(payload["code"].encode("utf-8"))
    AstroidManager().astroid_cache.pop("sample", None)
    linter.reporter.messages.clear()
    linter.check([NAME])
    messages = linter.reporter.messages
    if messages:
        unreadable = messages[0].msg_id in ("E0001", "F0010")
        return {"status": "unparsable" if unreadable else "crashed", "detail": messages[0].msg, "lines": []}
    # A file that is skipped by a comment of its own has none.
    lines = [
        [
            line.line_number,
            hashlib.blake2b(line.text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest(),
            bool(REGEX_FOR_LINES_WITH_CONTENT.match(line.text)),
        ]
        for lineset in checker.linesets
        for line in lineset.stripped_lines
    ]
    return {"status": "ok", "lines": lines}
