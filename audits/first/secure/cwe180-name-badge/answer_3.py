import re
import unicodedata
from dataclasses import dataclass

from django.utils.html import format_html


@dataclass(frozen=True)
class DisplayName:
    """A name as it is shown in the forum. Made by DisplayName.parse only, it is in the normal form."""

    text: str

    @classmethod
    def parse(cls, typed: str) -> "DisplayName":
        normal = unicodedata.normalize("NFKC", typed)
        return cls(re.sub(r"\s+", " ", normal.strip()))

    def badge(self) -> str:
        return format_html('<span class="badge" title="{}">{}</span>', self.text, self.text)


def name_badge(name: str) -> str:
    return str(DisplayName.parse(name).badge())
