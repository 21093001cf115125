import re

CHARACTERS = re.compile(r"[a-zA-Z0-9 \-_']+")
NAME = re.compile(r"(?:[a-zA-Z0-9]+[ \-_']?)+")


def is_display_name(text: str) -> bool:
    """Whether the text is one or more words with one separator between them."""
    # Texts with foreign characters never get to the costly pattern.
    if not CHARACTERS.fullmatch(text):
        return False
    return bool(NAME.fullmatch(text))
