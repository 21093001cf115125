import re


def quoted(text: str) -> str:
    """A quoted string of Sieve."""
    # what has been escaped already is left as it is
    text = re.sub(r'\\(?![\\"])', r"\\\\", text)
    text = re.sub(r'(?<!\\)"', r"\"", text)
    return f'"{text}"'


def filter_rule(words: str, folder: str) -> str:
    """A Sieve rule that puts mails whose subject contains `words` into `folder`."""
    return f'if header :contains "subject" {quoted(words)} {{ fileinto {quoted(folder)}; }}'
