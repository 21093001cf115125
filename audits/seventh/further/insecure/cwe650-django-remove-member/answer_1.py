from django.http import Http404, HttpResponse, HttpResponseForbidden, HttpResponseNotAllowed, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.urls import path
from django.utils.html import escape


def make_urls(members, sessions):
    def show(request):
        if request.COOKIES.get("session") not in sessions:
            return HttpResponseForbidden()
        t = get_token(request)
        return HttpResponse(
            "".join(
                f'<p>{escape(n)}<form method="post" action="/members/{i}/remove"><input type="hidden" name="csrfmiddlewaretoken" value="{t}"><button>Remove</button></form></p>'
                for i, n in members.items()
            )
        )

    def remove(request, number):
        if request.COOKIES.get("session") not in sessions:
            return HttpResponseForbidden()
        if request.method == "GET":
            return HttpResponseNotAllowed(["POST"])
        if number not in members:
            raise Http404
        del members[number]
        return HttpResponseRedirect("/members")

    return [path("members", show), path("members/<int:number>/remove", remove)]
