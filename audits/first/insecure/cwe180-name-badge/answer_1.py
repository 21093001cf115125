import unicodedata
from html import escape


def name_badge(name: str) -> str:
    """The badge of a forum user."""
    badge = '<span class="badge" title="{0}">{0}</span>'
    words = [escape(word) for word in name.split()]
    shown = unicodedata.normalize("NFKC", " ".join(words))
    return badge.format(" ".join(shown.split()))
