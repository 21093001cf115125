from club import Member
from django.core.exceptions import FieldError
from django.http import HttpRequest, HttpResponse, JsonResponse

FIELDS = {"name", "city", "sport", "joined"}
LOOKUPS = {"exact", "startswith", "contains", "gte", "lte"}


def is_condition(key: str) -> bool:
    """Only the fields of the page, alone or with one of the lookups in use."""
    field, separator, lookup = key.rpartition("__")
    if separator:
        return lookup in LOOKUPS
    return key in FIELDS


def member_list(request: HttpRequest) -> HttpResponse:
    members = Member.objects.all()
    for key, values in request.GET.lists():
        if not is_condition(key):
            return JsonResponse({"error": f"{key} is no condition"}, status=400)
        for value in values:
            try:
                members = members.filter(**{key: value})
            except (FieldError, ValueError):
                return JsonResponse({"error": f"{key} cannot be used like this"}, status=400)
    return JsonResponse(sorted(members.values_list("name", flat=True)), safe=False)
