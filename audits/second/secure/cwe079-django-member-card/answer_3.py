import re
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from lxml import etree
from lxml.html import builder as E
from members import load_member

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_HOMEPAGE = re.compile(r"https?://[^\s\x00-\x20\"'<>\\]+", re.IGNORECASE)


def _text(value: str) -> str:
    """The text without the characters that a document cannot contain."""
    return _CONTROL.sub("\ufffd", value)


def member_page(request: HttpRequest, username: str) -> HttpResponse:
    member = load_member(username)
    if member is None:
        return HttpResponse("There is no such member.", content_type="text/plain", status=404)

    name = _text(member["name"])
    link = E.A("Homepage")
    if _HOMEPAGE.fullmatch(member["homepage"]):
        link.set("href", _text(member["homepage"]))
    page = E.HTML(
        E.HEAD(E.META(charset="utf-8"), E.TITLE(name)),
        E.BODY(
            E.H1(name),
            E.P(_text(member["motto"])),
            E.IMG(src="/avatars/" + quote(username.encode("utf-8", "replace"), safe="") + ".png", alt=name),
            link,
        ),
    )
    # the serializer escapes texts and attributes
    return HttpResponse(etree.tostring(page, method="html", encoding="unicode", doctype="<!DOCTYPE html>"))
