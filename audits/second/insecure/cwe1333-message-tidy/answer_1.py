import re

LINE = re.compile(r"(?P<text>.*?)[ \t]*", re.DOTALL)


def tidy(message: str) -> str:
    """Tidy up a message of a forum before it is stored."""
    lines = []
    for line in message.split("\n"):
        line = LINE.fullmatch(line)["text"]
        if line == "" and lines[-1:] in ([], [""]):
            continue
        lines.append(line)
    return "\n".join(lines).strip(" \t\n")
