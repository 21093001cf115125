import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST
from helpdesk import Ticket

TITLE_LENGTH = 100


def _bad(message: str) -> JsonResponse:
    return JsonResponse({"error": message}, status=400)


@require_POST
def create_ticket(request: HttpRequest) -> HttpResponse:
    """Store a new ticket; of the object that was sent only title, body and room are used."""
    try:
        data = json.loads(request.body)
    except (ValueError, RecursionError):
        return _bad("the body is no JSON")
    if not isinstance(data, dict):
        return _bad("the body is no JSON object")

    title, body, room = data.get("title"), data.get("body"), data.get("room") or ""
    if not isinstance(title, str) or not title:
        return _bad("title is missing")
    if len(title) > TITLE_LENGTH:
        return _bad("title is too long")
    if not isinstance(body, str) or not body:
        return _bad("body is missing")
    if not isinstance(room, str):
        return _bad("room is no text")

    ticket = Ticket.objects.create(title=title, body=body, room=room, owner=request.user.username)
    return JsonResponse({"id": ticket.id}, status=201)
