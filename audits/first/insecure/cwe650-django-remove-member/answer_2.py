from django.http import Http404, HttpResponse, HttpResponseForbidden, HttpResponseNotAllowed, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.urls import path
from django.utils.html import escape


def make_urls(members: dict[int, str], sessions: dict[str, str]) -> list:
    """The urlpatterns of the site on which the secretaries keep the list of members."""

    def logged_in(request) -> bool:
        return request.COOKIES.get("session", "") in sessions

    def list_members(request):
        if not logged_in(request):
            return HttpResponseForbidden()
        field = f'<input type="hidden" name="csrfmiddlewaretoken" value="{get_token(request)}">'
        lines = ["<!doctype html>", "<h1>Members</h1>"]
        for number, name in sorted(members.items()):
            lines.append(
                f'<p>{escape(name)} <form action="/members/{number}/remove" method="post">'
                f'{field}<button type="submit">Remove</button></form></p>'
            )
        return HttpResponse("\n".join(lines))

    def remove_member(request, number):
        if not logged_in(request):
            return HttpResponseForbidden()
        # a link to this address must not remove anybody
        if request.method == "GET":
            return HttpResponseNotAllowed(["POST"])
        if number not in members:
            raise Http404
        del members[number]
        return HttpResponseRedirect("/members")

    return [
        path("members", list_members),
        path("members/<int:number>/remove", remove_member),
    ]
