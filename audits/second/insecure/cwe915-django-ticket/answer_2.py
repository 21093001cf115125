import json

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from helpdesk import Ticket

# Nothing that the browser may decide
PROTECTED = {"id", "pk", "owner", "approved"}


def create_ticket(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])

    try:
        data = json.loads(request.body)
    except ValueError:
        return JsonResponse({"error": "invalid JSON"}, status=400)
    if not isinstance(data, dict):
        return JsonResponse({"error": "a JSON object is expected"}, status=400)
    for field in ("title", "body"):
        if not data.get(field):
            return JsonResponse({"error": f"{field} is missing"}, status=400)

    fields = {field.name for field in Ticket._meta.get_fields()} - PROTECTED
    values = {name: value for name, value in data.items() if name in fields}
    ticket = Ticket.objects.create(**values, owner=request.user.username)
    return JsonResponse({"id": ticket.id}, status=201)
