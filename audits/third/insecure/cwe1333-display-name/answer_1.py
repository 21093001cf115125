import re

NAME = re.compile(r"[a-zA-Z0-9](?:[ \-_']?[a-zA-Z0-9]+)*[ \-_']?")


def is_display_name(text: str) -> bool:
    """Whether the text is one or more words with one separator between them."""
    return NAME.fullmatch(text) is not None
