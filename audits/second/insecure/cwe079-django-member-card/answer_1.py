from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.template import Context, Engine
from members import load_member

PAGE = """<!DOCTYPE html>
<html>
<body>
{% with member.name as name %}
<h1>{{ name }}</h1>
<p>{{ member.motto }}</p>
<img src="/avatars/{{ username }}.png" alt="{{ name }}">
{% endwith %}
<a href="{{ member.homepage }}" target="_blank" rel="noopener">Homepage</a>
</body>
</html>
"""


def member_page(request: HttpRequest, username: str) -> HttpResponse:
    member = load_member(username)
    if member is None:
        raise Http404
    template = Engine().from_string(PAGE)
    return HttpResponse(template.render(Context({"member": member, "username": quote(username, safe="")})))
