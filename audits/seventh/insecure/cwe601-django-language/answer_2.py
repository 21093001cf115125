from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseNotAllowed, HttpResponseRedirect

LANGUAGES = ("en", "de", "fr")


def set_language(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    language = request.POST.get("language")
    if language not in LANGUAGES:
        return HttpResponseBadRequest("unknown language")
    target = request.POST.get("next") or request.META.get("HTTP_REFERER") or "/"
    try:
        parts = urlsplit(target)
    except ValueError:
        parts = urlsplit("/")
        target = "/"
    if parts.scheme not in ("", "http", "https") or parts.netloc not in ("", request.get_host()):
        target = "/"
    response = HttpResponseRedirect(target)
    response.set_cookie("language", language)
    return response
