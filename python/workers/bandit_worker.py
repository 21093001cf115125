"""Bandit in a long-lived process: one sample per request, exactly what `bandit FILE` finds.

Request `{"code", "honour"}`; answer `{"status", "detail", "issues", "suppressions"}`. `{"ask": "version"}` answers with
the version. `honour`: `# nosec` comments take effect.
"""

import ast
import io
import logging
import sys
import tokenize
import warnings
from importlib.metadata import version

from bandit.core import config, manager, metrics

# What Bandit gives its tests as file name: no folder with an __init__.py, so the sample is a module of its own.
NAME = "./sample.py"

managers = {}
internal_errors = []


class Collect(logging.Handler):
    def emit(self, record):
        internal_errors.append(record.getMessage().partition("\n")[0][:300])


def start(arguments):
    warnings.simplefilter("ignore")  # of the samples' own code, on parsing
    logger = logging.getLogger("bandit")
    logger.addHandler(Collect(logging.ERROR))
    logger.propagate = False
    logging.getLogger("bandit.core.manager").setLevel(logging.ERROR)
    for honour in (True, False):
        managers[honour] = manager.BanditManager(config.BanditConfig(), "file", ignore_nosec=not honour)


def nosec_comments(data):
    """Line -> tests that the comment switches off, the way Bandit's own manager reads them."""
    lines = {}
    if b"nosec" not in data:
        return lines
    try:
        for kind, text, (line, _), _, _ in tokenize.tokenize(io.BytesIO(data).readline):
            if kind == tokenize.COMMENT:
                lines[line] = manager._parse_nosec_comment(text)
    except tokenize.TokenError:
        pass
    return lines


def parse_error(data):
    """Why Python cannot read the sample, or None."""
    try:
        ast.parse(data)
    except SyntaxError as error:
        return f"line {error.lineno}: {error.msg}"
    except (ValueError, RecursionError, MemoryError) as error:
        return str(error) or "too deeply nested"
    return None


class Columns:
    """Bandit's columns are UTF-8 bytes from 0; findings count UTF-16 units from 1."""

    def __init__(self, data):
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")
        self.lines = text.split("\n")

    def units(self, text):
        return len(text.encode("utf-16-le", "surrogatepass")) // 2

    def at(self, line, offset):
        text = self.lines[line - 1]
        if text.isascii():
            return max(0, min(offset, len(text))) + 1
        return self.units(text.encode("utf-8", "surrogatepass")[: max(0, offset)].decode("utf-8", "replace")) + 1

    def first(self, line):
        text = self.lines[line - 1]
        return self.units(text[: len(text) - len(text.lstrip())]) + 1

    def range(self, issue):
        count = len(self.lines)
        line = min(max(issue.lineno, 1), count)
        span = issue.linerange or [line]
        end = min(max(span[-1], line), count)
        # Some tests name a line inside the node; the node's column means nothing there.
        column = self.at(line, issue.col_offset) if line == span[0] else self.first(line)
        end_column = self.at(end, issue.end_col_offset)
        if end == line:
            end_column = max(column, end_column)
        return [line, column, end, end_column]


def describe(issue, columns):
    return {
        "rule": issue.test_id,
        "symbol": issue.test,
        "message": issue.text.replace(NAME, "sample.py"),
        "cwe": issue.cwe.id,
        "severity": issue.severity,
        "confidence": issue.confidence,
        "range": columns.range(issue),
    }


def scan(data, honour):
    bandit = managers[honour]
    bandit.results, bandit.scores, bandit.metrics = [], [], metrics.Metrics()
    bandit.metrics.begin(NAME)
    internal_errors.clear()
    comments = nosec_comments(data)
    nosec = {line: tests for line, tests in comments.items() if tests is not None}
    bandit._execute_ast_visitor(NAME, io.BytesIO(data), data, nosec if honour else {})
    columns = Columns(data) if bandit.results else None
    answer = {
        # A test of Bandit's that failed inside may have missed something: no clean bill then.
        "status": "crashed" if internal_errors else "ok",
        "issues": [describe(issue, columns) for issue in bandit.results],
        "suppressions": len(nosec),
    }
    if internal_errors:
        answer["detail"] = "; ".join(dict.fromkeys(internal_errors))[:1000]
    return answer


def handle(payload):
    if payload.get("ask") == "version":
        return {"bandit": version("bandit"), "python": ".".join(map(str, sys.version_info[:3]))}
    data = payload["code"].encode("utf-8")
    try:
        return scan(data, payload["honour"])
    except (Exception, MemoryError) as error:
        reason = parse_error(data)
        if reason is not None:
            return {"status": "unparsable", "detail": reason, "issues": [], "suppressions": 0}
        if isinstance(error, MemoryError):
            raise
        return {"status": "crashed", "detail": f"{type(error).__name__}: {error}", "issues": [], "suppressions": 0}
