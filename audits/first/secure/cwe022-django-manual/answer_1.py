from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse

MANUAL = Path.cwd() / "manual"


def manual_page(request: HttpRequest) -> HttpResponse:
    """The page of the manual that the query parameter `page` names, as text/plain."""
    page = request.GET.get("page")
    if not page:
        return HttpResponse("The parameter page is missing.", status=400, content_type="text/plain")

    root = MANUAL.resolve()
    try:
        path = (root / f"{page}.txt").resolve()
        inside = path.is_relative_to(root)
        if not inside or not path.is_file():
            raise Http404("There is no such page.")
        content = path.read_bytes()
    except (OSError, ValueError, RuntimeError):
        # names with NUL, names that are too long, loops of links, unreadable files
        raise Http404("There is no such page.") from None

    return HttpResponse(content, content_type="text/plain")
