import hmac

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.template import Context, Engine
from django.urls import path

# The engine escapes all values.
PAGE = Engine().from_string(
    """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Members</title></head>
<body>
<h1>Members</h1>
{% for number, name in members %}
<div>
  {{ name }}
  <form method="post" action="/members/{{ number|stringformat:"d" }}/remove">
    {% csrf_token %}
    <button type="submit">Remove</button>
  </form>
</div>
{% endfor %}
</body>
</html>
"""
)


class MemberSite:
    def __init__(self, members: dict[int, str], sessions: dict[str, str]) -> None:
        self.members = members
        self.sessions = sessions

    def require_secretary(self, request) -> str:
        cookie = request.COOKIES.get("session", "").encode()
        for value, secretary in self.sessions.items():
            if hmac.compare_digest(value.encode(), cookie):
                return secretary
        raise PermissionDenied("no session of a secretary")

    def list(self, request) -> HttpResponse:
        self.require_secretary(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        context = Context({"members": sorted(self.members.items()), "csrf_token": get_token(request)})
        return HttpResponse(PAGE.render(context))

    def remove(self, request, number: int) -> HttpResponse:
        self.require_secretary(request)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if number not in self.members:
            raise Http404
        del self.members[number]
        return HttpResponseRedirect("/members")

    @property
    def urls(self) -> list:
        return [path("members", self.list), path("members/<int:number>/remove", self.remove)]


def make_urls(members: dict[int, str], sessions: dict[str, str]) -> list:
    return MemberSite(members, sessions).urls
