from club import Member
from django.core.exceptions import FieldError
from django.http import HttpResponse, JsonResponse


def member_list(request):
    f = {}
    for key, value in request.GET.items():
        if key.startswith(("pin", "email__")):
            return HttpResponse(status=400)
        f[key] = value
    try:
        return JsonResponse(sorted(Member.objects.filter(**f).values_list("name", flat=True)), safe=False)
    except (FieldError, ValueError):
        return HttpResponse(status=400)
