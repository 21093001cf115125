import html
import unicodedata


def name_badge(name: str) -> str:
    """The badge of a forum user, with the name in NFKC and tidy white space.

    The normal form comes first, since it turns other characters into <, " and blanks; escaping comes last.
    """
    name = unicodedata.normalize("NFKC", name)
    name = " ".join(name.split())
    escaped = html.escape(name, quote=True)
    return f'<span class="badge" title="{escaped}">{escaped}</span>'
