from django.http import Http404, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.urls import path
from django.utils.html import format_html, format_html_join


def make_urls(members: dict[int, str], sessions: dict[str, str]) -> list:
    """The urlpatterns of the site on which the secretaries keep the list of members."""

    def for_secretaries(view):
        def checked(request, **values):
            if request.COOKIES.get("session") not in sessions:
                return HttpResponseForbidden("Please log in.")
            return view(request, **values)

        return checked

    @for_secretaries
    def show(request):
        token = get_token(request)
        rows = format_html_join(
            "\n",
            '<li>{} <form method="post" action="/members/{}/remove">'
            '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
            "<button>Remove</button></form></li>",
            ((name, number, token) for number, name in members.items()),
        )
        return HttpResponse(format_html("<!doctype html><title>Members</title><ul>{}</ul>", rows))

    @for_secretaries
    def remove(request, number):
        if members.pop(number, None) is None:
            raise Http404("no such member")
        return HttpResponseRedirect("/members")

    return [path("members", show), path("members/<int:number>/remove", remove)]
