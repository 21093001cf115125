from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.template import Context, Engine
from members import load_member

_is_web_address = URLValidator(schemes=["http", "https"])

_page = Engine(autoescape=True).from_string(
    """<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><title>{{ name }}</title></head>
<body>
<h1>{{ name }}</h1>
<p>{{ motto }}</p>
<img src="{{ avatar }}" alt="{{ name }}">
<a href="{{ homepage }}">Homepage</a>
</body>
</html>
"""
)


def _homepage(text: str) -> str:
    try:
        _is_web_address(text)
    except ValidationError:
        return "#"
    return text


def member_page(request: HttpRequest, username: str) -> HttpResponse:
    member = load_member(username)
    if member is None:
        return HttpResponseNotFound("<h1>Unknown member</h1>")
    context = Context(
        {
            "name": member["name"],
            "motto": member["motto"],
            "avatar": f"/avatars/{quote(username, safe='')}.png",
            "homepage": _homepage(member["homepage"]),
        }
    )
    response = HttpResponse(_page.render(context))
    response["Content-Security-Policy"] = "default-src 'none'; img-src 'self'"
    return response
