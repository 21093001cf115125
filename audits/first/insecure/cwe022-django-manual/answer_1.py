from pathlib import Path

from django.http import FileResponse, HttpRequest, HttpResponse

MANUAL = Path.cwd() / "manual"


def manual_page(request: HttpRequest) -> HttpResponse:
    """The page of the manual that the query parameter `page` names, as text/plain."""
    page = request.GET.get("page")
    if not page:
        return HttpResponse("Which page?", status=400, content_type="text/plain")
    found = [path for path in MANUAL.glob(f"{page.strip('/')}.txt") if path.is_file()]
    if not found:
        return HttpResponse("No such page.", status=404, content_type="text/plain")
    return FileResponse(found[0].open("rb"), content_type="text/plain")
