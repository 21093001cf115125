import re
from functools import lru_cache


@lru_cache(maxsize=1000)
def _compiled(pattern: str):
    # Several stars in a row are one; and lazy stars try the shortest way first.
    pattern = re.sub(r"\*+", "*", pattern)
    return re.compile("".join({"*": "(?:.|\n)*?", "?": "(?:.|\n)"}.get(c, re.escape(c)) for c in pattern) + r"\Z")


def matches(pattern: str, name: str) -> bool:
    return _compiled(pattern).match(name) is not None
