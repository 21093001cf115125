import re

# possessive quantifiers: what they have matched is never given back
TRAILING_BLANKS = re.compile(r"[ \t]++$", re.MULTILINE)
MANY_LINE_ENDS = re.compile(r"\n{3,}+")
MAXIMUM = 200_000


def tidy(message: str) -> str:
    if len(message) > MAXIMUM:
        raise ValueError("the message is too long")
    message = TRAILING_BLANKS.sub("", message)
    message = MANY_LINE_ENDS.sub("\n\n", message)
    return message.strip(" \t\n")
