import re
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseNotFound

MANUAL = Path.cwd() / "manual"

# A page is one or more names, separated by single slashes. A name starts with a letter, a digit or an
# underscore, so that neither "." nor ".." nor an absolute path can be written.
PAGE = re.compile(r"[\w][\w .-]*(?:/[\w][\w .-]*)*")


def manual_page(request: HttpRequest) -> HttpResponse:
    if "page" not in request.GET:
        return HttpResponseBadRequest("Please give a page.", content_type="text/plain")

    page = request.GET["page"]
    if not PAGE.fullmatch(page):
        return _not_found()

    file = MANUAL.joinpath(*f"{page}.txt".split("/"))
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        return _not_found()
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _not_found() -> HttpResponse:
    return HttpResponseNotFound("There is no such page.", content_type="text/plain")
