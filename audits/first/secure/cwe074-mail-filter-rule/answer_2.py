import re

_SPECIAL = re.compile(r'["\\]')
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")

_RULE = """if header :contains "subject" {words} {{
    fileinto {folder};
}}
"""


def _string(text: str) -> str:
    # Neither a subject nor the name of a folder has line breaks or other control characters; where they
    # come along by copy and paste, they count as a blank.
    text = _CONTROL.sub(" ", text)
    return '"' + _SPECIAL.sub(lambda match: "\\" + match.group(), text) + '"'


def filter_rule(words: str, folder: str) -> str:
    """Make the Sieve rule for the texts that the user typed in."""
    return _RULE.format(words=_string(words), folder=_string(folder))
