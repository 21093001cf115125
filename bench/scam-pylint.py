"""Counts messages of whichever Pylint is installed beside this interpreter over released completions, one file at a time.

    python3.11 -m venv old && old/bin/pip install pylint==2.13.9
    old/bin/python bench/scam-pylint.py gpt-neo-125M-apps.jsonl.gz ... > counts.jsonl

One line of JSON per file: its name, Pylint's version, the completions that parse, and how often each message occurs
among those that the SCAM 2022 study counts (docs/reproduction). This is how src/reproduction/scam-2022/older-pylint.ts was made.
"""
import ast
import collections
import gzip
import io
import json
import os
import sys
import tempfile
import warnings

import pylint
from pylint.lint import Run
from pylint.reporters.json_reporter import JSONReporter

LEFT_OUT = set(
    "C0303 C0304 C0305 C0103 C2403 C0112 C0114 C0115 C0116 W0611 C0415 W0404 C0413 C0411 C0412 "
    "W0401 W0614 C0410 C0414 R0402 E0401 E0001".split()
)


def parses(code):
    try:
        ast.parse(code)
    except (SyntaxError, ValueError, RecursionError):
        return False
    return True


def messages(path):
    out = io.StringIO()
    try:
        Run([path], reporter=JSONReporter(out), exit=False)
    except SystemExit as ended:  # Pylint ends the process for some files.
        sys.stderr.write(f"{path}: Pylint ended with {ended.code}\n")
    return json.loads(out.getvalue() or "[]")


warnings.simplefilter("ignore")
for file in sys.argv[1:]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        completions = [json.loads(line)["completion"] for line in lines]
    counts = collections.Counter()
    parsed = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, code in enumerate(completions):
            if not parses(code):
                continue
            parsed += 1
            path = os.path.join(folder, f"func{number + 2}.py")
            with open(path, "w", encoding="utf-8") as out:
                out.write(code)
            counts.update(message["message-id"] for message in messages(path))
            os.remove(path)
    kept = {rule: n for rule, n in sorted(counts.items()) if rule not in LEFT_OUT and rule[0] != "F"}
    name = os.path.basename(file).removesuffix(".jsonl.gz")
    print(json.dumps({"name": name, "pylint": pylint.__version__, "parsed": parsed, "counts": kept}), flush=True)
