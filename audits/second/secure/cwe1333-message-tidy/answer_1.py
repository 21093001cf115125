def tidy(message: str) -> str:
    """Tidy up a message of a forum; each step takes time in proportion to the length of the message."""
    result: list[str] = []
    empty = 0
    for line in message.split("\n"):
        line = line.rstrip(" \t")
        if line:
            empty = 0
        else:
            empty += 1
            if empty > 1:
                continue  # one empty line between two paragraphs is enough
        result.append(line)
    return "\n".join(result).strip(" \t\n")
