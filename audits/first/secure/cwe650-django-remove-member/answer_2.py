import logging

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseNotFound
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

logger = logging.getLogger(__name__)


def make_urls(members: dict[int, str], sessions: dict[str, str]) -> list:
    class SecretaryView(View):
        def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
            self.secretary = sessions.get(request.COOKIES.get("session", ""))
            if self.secretary is None:
                return HttpResponseForbidden("This page is for the secretaries.")
            return super().dispatch(request, *args, **kwargs)

    @method_decorator(never_cache, name="dispatch")
    class MemberList(SecretaryView):
        http_method_names = ["get", "head"]

        def get(self, request: HttpRequest) -> HttpResponse:
            token = get_token(request)
            rows = format_html_join(
                "\n",
                '<tr><td>{}</td><td><form action="/members/{}/remove" method="post">'
                '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
                '<button type="submit">Remove</button></form></td></tr>',
                ((name, number, token) for number, name in members.items()),
            )
            return HttpResponse(format_html("<!DOCTYPE html><title>Members</title><table>{}</table>", rows))

    @method_decorator(csrf_protect, name="dispatch")
    class RemoveMember(SecretaryView):
        http_method_names = ["post"]

        def post(self, request: HttpRequest, number: int) -> HttpResponse:
            try:
                name = members.pop(number)
            except KeyError:
                return HttpResponseNotFound("There is no such member.")
            logger.info("%r removed member %d (%r)", self.secretary, number, name)
            return redirect("/members")

    return [
        path("members", MemberList.as_view()),
        path("members/<int:number>/remove", RemoveMember.as_view()),
    ]
