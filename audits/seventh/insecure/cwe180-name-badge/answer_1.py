import html
import unicodedata


def name_badge(name: str) -> str:
    shown = unicodedata.normalize("NFKC", html.escape(" ".join(name.split())))
    shown = " ".join(shown.split())
    return f'<span class="badge" title="{shown}">{shown}</span>'
