# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
from lxml import etree
from lxml.builder import E

import html
import re
import unicodedata


def name_badge(name: str) -> str:
    """The badge of a forum user: <span class="badge" title="NAME">NAME</span>.

    Both places show the name that the user typed in, in the Unicode normal form NFKC, without white space
    at both ends and with one blank for each run of white space inside. Names such as Tom & "Jerry" are
    shown as they are.
    """
    text = " ".join(unicodedata.normalize("NFKC", name).split())
    span = E.span(text, title=text)
    span.set("class", "badge")
    return etree.tostring(span, encoding="unicode", method="html")
