from itertools import product

from club import Member
from django.core.exceptions import FieldError, ValidationError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

FIELDS = ("name", "city", "sport", "joined")
LOOKUPS = ("exact", "startswith", "contains", "gte", "lte")

# Every parameter that the page knows, with the lookup that it stands for. The private fields are not among them.
CONDITIONS = {field: f"{field}__exact" for field in FIELDS}
CONDITIONS |= {name: name for name in map("__".join, product(FIELDS, LOOKUPS))}


@require_safe
def member_list(request: HttpRequest) -> JsonResponse:
    found = Member.objects.order_by("name")
    try:
        for parameter in request.GET:
            lookup = CONDITIONS[parameter]
            for value in request.GET.getlist(parameter):
                found = found.filter(**{lookup: value})
        names = [member["name"] for member in found.values("name")]
    except KeyError:
        return JsonResponse({"error": "unknown condition"}, status=400)
    except (FieldError, ValidationError, ValueError, TypeError):
        return JsonResponse({"error": "unsuitable value of a condition"}, status=400)
    return JsonResponse(sorted(names), safe=False)
