RULE = 'if header :contains "subject" WORDS { fileinto FOLDER; }'


def quote(text: str) -> str:
    """A quoted string of Sieve (RFC 5228, 2.4.2)."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def filter_rule(words: str, folder: str) -> str:
    """A Sieve rule that puts mails whose subject contains `words` into `folder`."""
    rule = RULE
    for placeholder, text in (("WORDS", words), ("FOLDER", folder)):
        rule = rule.replace(placeholder, quote(text))
    return rule
