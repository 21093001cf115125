import json

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from helpdesk import Ticket


class TicketForm(forms.Form):
    title = forms.CharField(max_length=100, strip=False)
    body = forms.CharField(strip=False)
    room = forms.CharField(required=False, strip=False)


# what a client may send; anything else in the object is an error
FIELDS = frozenset(TicketForm.base_fields)


def create_ticket(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})

    try:
        sent = json.loads(request.body.decode("utf-8"))
    except ValueError:
        return HttpResponse("JSON expected", status=400, content_type="text/plain")
    if not isinstance(sent, dict) or not all(isinstance(value, str | None) for value in sent.values()):
        return HttpResponse("an object of texts expected", status=400, content_type="text/plain")
    if unknown := sent.keys() - FIELDS:
        return JsonResponse({"unknown": sorted(unknown)}, status=400)

    form = TicketForm(sent)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors.get_json_data()}, status=400)

    ticket = Ticket.objects.create(owner=request.user.username, **form.cleaned_data)
    return JsonResponse({"id": ticket.id}, status=201)
