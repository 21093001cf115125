import os
import re
from pathlib import Path

from django.http import HttpRequest, HttpResponse

MANUAL = Path.cwd() / "manual"
PAGE_NAME = re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*")


def manual_page(request: HttpRequest) -> HttpResponse:
    """The page of the manual that the query parameter `page` names, as text/plain."""
    page = request.GET.get("page")
    if not page:
        return HttpResponse("The parameter page is missing.", status=400)
    # only names made of letters, digits, - and _, separated by slashes
    if not PAGE_NAME.match(page):
        return HttpResponse("No such page.", status=404)
    path = os.path.normpath(os.path.join(MANUAL, page + ".txt"))
    try:
        with open(path, encoding="utf-8") as file:
            return HttpResponse(file.read(), content_type="text/plain")
    except (OSError, ValueError):
        return HttpResponse("No such page.", status=404)
