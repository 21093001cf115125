import re
import unicodedata

# the characters with a meaning in HTML and their full-width forms
ENTITIES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "'": "&#39;",
        "\uff06": "&amp;",
        "\uff1c": "&lt;",
        "\uff1e": "&gt;",
        "\uff02": "&quot;",
        "\uff07": "&#39;",
    }
)


def name_badge(name: str) -> str:
    """The badge of a forum user."""
    shown = unicodedata.normalize("NFKC", name.translate(ENTITIES))
    shown = re.sub(r"\s+", " ", shown).strip()
    return f'<span class="badge" title="{shown}">{shown}</span>'
