import html
import unicodedata


def name_badge(name: str) -> str:
    shown = unicodedata.normalize("NFKC", html.escape(name))
    shown = " ".join(shown.split()).replace("<", "&lt;").replace(">", "&gt;")
    return f'<span class="badge" title="{shown}">{shown}</span>'
