from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import format_html
from members import load_member

DANGEROUS = ("javascript:", "vbscript:", "data:")


def _safe_link(address: str) -> str:
    """The address of the homepage, or # when a click on it would run a script."""
    if address.strip().lower().startswith(DANGEROUS):
        return "#"
    return address


def member_page(request: HttpRequest, username: str) -> HttpResponse:
    member = load_member(username)
    if member is None:
        raise Http404("unknown member")
    body = format_html(
        '<h1>{name}</h1><p>{motto}</p><img src="/avatars/{user}.png" alt="{name}"><a href="{homepage}">Homepage</a>',
        name=member["name"],
        motto=member["motto"],
        user=quote(username),
        homepage=_safe_link(member["homepage"]),
    )
    return HttpResponse(format_html("<!DOCTYPE html><html><body>{}</body></html>", body))
