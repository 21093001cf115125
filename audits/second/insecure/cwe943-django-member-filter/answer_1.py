from functools import reduce
from operator import and_

from club import Member
from django.core.exceptions import FieldError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views import View


class MemberList(View):
    """The names of the members; the query parameters are conditions in the manner of Django's lookups."""

    def conditions(self) -> Q:
        pairs = [(key, value) for key, values in self.request.GET.lists() for value in values]
        return reduce(and_, (Q(pair) for pair in pairs), Q())

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            members = Member.objects.filter(self.conditions())
            names = [member.name for member in members]
        except (FieldError, ValueError, TypeError) as error:
            return JsonResponse({"error": str(error)}, status=400)
        return JsonResponse(sorted(names), safe=False)


member_list = MemberList.as_view()
