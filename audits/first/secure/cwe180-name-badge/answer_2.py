import re
import unicodedata

from markupsafe import Markup

_BADGE = Markup('<span class="badge" title="{0}">{0}</span>')
_SPACE = re.compile(r"\s+")


def canonical(name: str) -> str:
    """The form of a name in which it is shown."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", name)).strip()


def name_badge(name: str) -> str:
    return str(_BADGE.format(canonical(name)))
