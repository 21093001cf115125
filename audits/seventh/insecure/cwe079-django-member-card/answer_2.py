from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import format_html
from members import load_member


def member_page(request: HttpRequest, username: str) -> HttpResponse:
    member = load_member(username)
    if member is None:
        raise Http404("no such member")
    homepage = member["homepage"]
    if homepage.lower().startswith(("javascript:", "data:", "vbscript:")):
        homepage = "#"
    return HttpResponse(
        format_html(
            '<!DOCTYPE html><html><body><h1>{}</h1><p>{}</p><img src="/avatars/{}.png" alt="{}">'
            '<a href="{}">Homepage</a></body></html>',
            member["name"],
            member["motto"],
            username,
            member["name"],
            homepage,
        )
    )
