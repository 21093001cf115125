from typing import Annotated

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from helpdesk import Ticket
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError


class NewTicket(BaseModel):
    """What the form in the browser may say about a ticket."""

    model_config = ConfigDict(extra="ignore", strict=True)

    title: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    body: Annotated[str, StringConstraints(min_length=1)]
    room: str | None = None


def create_ticket(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        new = NewTicket.model_validate_json(request.body)
    except ValidationError as error:
        problems = [{"field": ".".join(map(str, e["loc"])), "problem": e["msg"]} for e in error.errors()]
        return JsonResponse({"errors": problems}, status=400)
    ticket = Ticket(
        title=new.title,
        body=new.body,
        room=new.room or "",
        owner=request.user.username,
        priority=1,
        approved=False,
    )
    ticket.save(force_insert=True)
    return JsonResponse({"id": ticket.pk}, status=201)
