import re

# The look-behind makes the search begin at the first blank of a run only, and the possessive
# quantifier never gives one back: a run of blanks is looked at once.
_TRAILING = re.compile(r"(?<![ \t])[ \t]++(?![^\n])")
_GAPS = re.compile(r"\n{3,}+")


def tidy(message: str) -> str:
    without_blanks = _TRAILING.sub("", message)
    return _GAPS.sub("\n\n", without_blanks).strip(" \t\n")
