from itertools import groupby

BLANK = " \t"


def tidy(message: str) -> str:
    lines = (line.rstrip(BLANK) for line in message.split("\n"))
    kept: list[str] = []
    for is_empty, group in groupby(lines, key=lambda line: line == ""):
        if is_empty:
            kept.append("")
        else:
            kept.extend(group)
    while kept and kept[-1] == "":
        kept.pop()
    start = 0
    while start < len(kept) and kept[start] == "":
        start += 1
    return "\n".join(kept[start:]).lstrip(BLANK)
