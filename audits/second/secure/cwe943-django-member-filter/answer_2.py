import re

from club import Member
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse

_PARAMETER = re.compile(r"(?P<field>name|city|sport|joined)(?:__(?P<lookup>exact|startswith|contains|gte|lte))?")
_YEAR = re.compile(r"-?[0-9]{1,6}")


def member_list(request: HttpRequest) -> HttpResponse:
    wanted = Q()
    for parameter, values in request.GET.lists():
        match = _PARAMETER.fullmatch(parameter)
        if match is None:
            return HttpResponseBadRequest("unknown parameter", content_type="text/plain")
        for value in values:
            if "\0" in value or match["field"] == "joined" and not _YEAR.fullmatch(value):
                return HttpResponseBadRequest("unsuitable value", content_type="text/plain")
            lookup = match["lookup"] or "exact"
            wanted &= Q((f"{match['field']}__{lookup}", value))
    names = Member.objects.filter(wanted).values_list("name", flat=True)
    return JsonResponse(sorted(names), safe=False)
