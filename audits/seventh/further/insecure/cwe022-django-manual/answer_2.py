from pathlib import Path
from django.http import Http404, HttpResponse

MANUAL = Path.cwd() / "manual"


def manual_page(request):
    page = request.GET.get("page")
    if page is None:
        return HttpResponse(status=400)
    if page.startswith(("/", "..")):
        raise Http404
    path = MANUAL / (page + ".txt")
    if not path.is_file():
        raise Http404
    return HttpResponse(path.read_bytes(), content_type="text/plain")
