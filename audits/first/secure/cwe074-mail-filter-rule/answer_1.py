def filter_rule(words: str, folder: str) -> str:
    """A rule in the language Sieve that puts mails whose subject contains `words` into `folder`.

    Raises ValueError for texts that a quoted string of Sieve cannot hold (RFC 5228, section 2.4.2).
    """
    return f'if header :contains "subject" {quoted(words)} {{ fileinto {quoted(folder)}; }}'


def quoted(text: str) -> str:
    """A quoted string of Sieve: the backslash and the quote are the only characters to be escaped."""
    if any(character in text for character in "\0\r\n"):
        raise ValueError("the text must be a single line")
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
