from functools import wraps

from django.http import Http404, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.urls import path
from django.utils.html import escape
from django.views.decorators.http import require_GET, require_POST


def make_urls(members: dict[int, str], sessions: dict[str, str]) -> list:
    """Make the urlpatterns of the site on which the secretaries of a club keep the list of members."""

    def secretaries_only(view):
        @wraps(view)
        def wrapper(request, **arguments):
            if request.COOKIES.get("session") not in sessions:
                return HttpResponseForbidden("Please log in.")
            return view(request, **arguments)

        return wrapper

    @require_GET
    @secretaries_only
    def list_members(request):
        token = escape(get_token(request))
        items = "".join(
            f"<li>{escape(name)} "
            f'<form method="post" action="/members/{number}/remove">'
            f'<input type="hidden" name="csrfmiddlewaretoken" value="{token}">'
            f"<button>Remove</button></form></li>"
            for number, name in sorted(members.items())
        )
        return HttpResponse(f"<!doctype html><title>Members</title><h1>Members</h1><ul>{items}</ul>")

    @require_POST  # a link must not remove anybody, and the CSRF middleware looks at POST only
    @secretaries_only
    def remove(request, number):
        if members.pop(number, None) is None:
            raise Http404("There is no such member.")
        return HttpResponseRedirect("/members")

    return [
        path("members", list_members),
        path("members/<int:number>/remove", remove),
    ]
