import re


def matches(pattern, name):
    return (
        re.fullmatch(
            "".join(".*" if c == "*" else "." if c == "?" else re.escape(c) for c in re.sub(r"\*+", "*", pattern)),
            name,
            re.S,
        )
        is not None
    )
