from django.http import Http404, HttpRequest, HttpResponse
from members import load_member


def member_page(request: HttpRequest, username: str) -> HttpResponse:
    member = load_member(username)
    if member is None:
        raise Http404("no such member")
    return HttpResponse(
        f"<!DOCTYPE html><html><body><h1>{member['name']}</h1><p>{member['motto']}</p>"
        f'<img src="/avatars/{username}.png" alt="{member["name"]}">'
        f'<a href="{member["homepage"]}">Homepage</a></body></html>'
    )
