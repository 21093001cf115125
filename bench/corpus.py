"""A corpus of real code out of what is installed: every Python file of some folders, and every function in them.

    python bench/corpus.py 200000 corpus.jsonl.gz ~/.cache/sallm/environments /usr/lib/python3*

Lines `{"id", "code", "repo", "path"}`, `repo` is the package. Equal code is taken once; which samples are taken, and their order,
depends on their code alone. Fewer than asked for are taken where there are no more (the number is printed).
"""

import ast
import gzip
import hashlib
import json
import pathlib
import sys
import textwrap
import warnings

LARGEST_FILE = 200_000


def functions(code):
    """Sources of all functions and methods with their decorators, dedented."""
    lines = code.splitlines(keepends=True)
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            yield node.name, node.lineno, textwrap.dedent("".join(lines[first - 1 : node.end_lineno]))


def package(path):
    parts = path.parts
    for mark in ("site-packages", "dist-packages"):
        if mark in parts:
            return parts[parts.index(mark) + 1].removesuffix(".py")
    return "/".join(parts[:4])


def samples(path):
    try:
        code = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return
    if not code.strip() or len(code) > LARGEST_FILE:
        return
    yield "", code
    try:
        yield from ((f":{line}:{name}", text) for name, line, text in functions(code))
    except (SyntaxError, ValueError, RecursionError):
        return


def main(count, target, *folders):
    warnings.simplefilter("ignore")
    places = {}
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*.py")):
            for suffix, code in samples(path):
                # The hash decides what is taken; places are small, the code is read again.
                places.setdefault(hashlib.sha256(code.encode()).hexdigest(), (str(path), suffix))
    taken = sorted(places.items())[: int(count)]
    wanted = {}
    for rank, (_, (path, suffix)) in enumerate(taken):
        wanted.setdefault(path, {})[suffix] = rank
    rows = [None] * len(taken)
    for path, suffixes in wanted.items():
        for suffix, code in samples(pathlib.Path(path)):
            if suffix in suffixes:
                row = {"id": f"{path}{suffix}", "code": code, "repo": package(pathlib.Path(path)), "path": path}
                rows[suffixes[suffix]] = json.dumps(row)
    opened = gzip.open if target.endswith(".gz") else open
    with opened(target, "wt", encoding="utf-8") as out:
        out.writelines(row + "\n" for row in rows)
    print(f"{len(rows)} samples of {len(places)}")


main(*sys.argv[1:])
