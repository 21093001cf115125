from club import Member
from django.http import HttpRequest, HttpResponse, JsonResponse

TEXT_FIELDS = {"name", "city", "sport"}
NUMBER_FIELDS = {"joined"}
LOOKUPS = {"exact", "startswith", "contains", "gte", "lte"}
NUMERIC_LOOKUPS = {"exact", "gte", "lte"}


class BadCondition(ValueError):
    """A query parameter that is no condition of this page."""


def _condition(parameter: str, value: str) -> dict:
    field, separator, lookup = parameter.partition("__")
    if not separator:
        lookup = "exact"
    if field not in TEXT_FIELDS | NUMBER_FIELDS or lookup not in LOOKUPS:
        raise BadCondition(parameter)
    if field in NUMBER_FIELDS and lookup in NUMERIC_LOOKUPS:
        try:
            if len(value) > 9:
                raise ValueError("no year")
            return {f"{field}__{lookup}": int(value)}
        except ValueError:
            raise BadCondition(parameter) from None
    return {f"{field}__{lookup}": value}


def member_list(request: HttpRequest) -> HttpResponse:
    """The names of the members that meet all conditions, as a sorted JSON list."""
    members = Member.objects.all()
    try:
        for parameter, values in request.GET.lists():
            for value in values:
                members = members.filter(**_condition(parameter, value))
    except BadCondition as error:
        return JsonResponse({"error": f"no condition: {error}"}, status=400)
    return JsonResponse(sorted(members.values_list("name", flat=True)), safe=False)
