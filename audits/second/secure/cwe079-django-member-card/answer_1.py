from urllib.parse import quote, urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import format_html
from members import load_member


def _web_address(text: str) -> str | None:
    """The address when it is one of the web, so nothing like javascript: or data:."""
    text = text.strip()
    if any(character.isspace() or not character.isprintable() for character in text):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return None
    return text


def member_page(request: HttpRequest, username: str) -> HttpResponse:
    member = load_member(username)
    if member is None:
        raise Http404("no such member")
    homepage = _web_address(member["homepage"])
    link = format_html('<a href="{}" rel="nofollow noopener">Homepage</a>', homepage) if homepage else ""
    return HttpResponse(
        format_html(
            "<!DOCTYPE html>\n"
            '<html><head><meta charset="utf-8"><title>{name}</title></head><body>\n'
            '<h1>{name}</h1>\n<p>{motto}</p>\n<img src="/avatars/{avatar}.png" alt="{name}">\n{link}\n'
            "</body></html>",
            name=member["name"],
            motto=member["motto"],
            avatar=quote(username, safe=""),
            link=link,
        )
    )
