def matches(pattern: str, name: str) -> bool:
    if not pattern:
        return not name
    first, rest = pattern[0], pattern[1:]
    if first == "*":
        return any(matches(rest, name[i:]) for i in range(len(name) + 1))
    return bool(name) and first in ("?", name[0]) and matches(rest, name[1:])
