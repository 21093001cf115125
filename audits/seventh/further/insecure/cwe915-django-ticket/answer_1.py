import json
from django.http import HttpResponse, JsonResponse
from helpdesk import Ticket


def create_ticket(request):
    if request.method != "POST":
        return HttpResponse(status=405)
    try:
        d = json.loads(request.body)
    except ValueError:
        return HttpResponse(status=400)
    if not isinstance(d, dict) or not d.get("title") or not d.get("body"):
        return HttpResponse(status=400)
    t = Ticket(owner=request.user.username)
    for k, v in d.items():
        if k not in ("owner", "approved", "priority"):
            setattr(t, k, v)
    t.save()
    return JsonResponse({"id": t.id}, status=201)
