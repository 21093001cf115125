import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views import View
from helpdesk import Ticket


class TicketView(View):
    http_method_names = ["post"]
    required = ("title", "body")

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            values = json.loads(request.body)
        except ValueError:
            return JsonResponse({"error": "no JSON"}, status=400)
        if not isinstance(values, dict) or any(not values.get(name) for name in self.required):
            return JsonResponse({"error": "title and body are needed"}, status=400)

        ticket = Ticket()
        ticket.owner = request.user.username
        for name, value in values.items():
            if hasattr(ticket, name):
                setattr(ticket, name, value)
        ticket.save()
        return JsonResponse({"id": ticket.id}, status=201)


create_ticket = TicketView.as_view()
