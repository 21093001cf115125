from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseNotAllowed, HttpResponseRedirect

LANGUAGES = ("en", "de", "fr")


def set_language(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    language = request.POST.get("language", "")
    if language not in LANGUAGES:
        return HttpResponseBadRequest()
    target = request.POST.get("next", "")
    if not target:
        parts = urlsplit(request.headers.get("Referer", ""))
        target = parts.path if parts.netloc == request.get_host() else "/"
        if parts.netloc == request.get_host() and parts.query:
            target += "?" + parts.query
    # Only pages of this site: a path, but not //other.example.
    if not target.startswith("/") or target.startswith("//"):
        target = "/"
    response = HttpResponseRedirect(target)
    response.set_cookie("language", language)
    return response
