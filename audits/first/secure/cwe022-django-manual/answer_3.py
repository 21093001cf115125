import logging
from pathlib import Path

from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils._os import safe_join
from django.views.decorators.http import require_safe

MANUAL = Path.cwd() / "manual"

logger = logging.getLogger(__name__)


@require_safe
def manual_page(request: HttpRequest) -> HttpResponse:
    """Send MANUAL/<page>.txt, where `page` is a query parameter."""
    try:
        page = request.GET["page"]
    except KeyError:
        return HttpResponse("page is required", status=400, content_type="text/plain")

    try:
        path = Path(safe_join(MANUAL, page + ".txt")).resolve(strict=True)
        # safe_join looks at the text of the path only; links must not lead out of the manual either.
        path.relative_to(MANUAL.resolve(strict=True))
        file = path.open("rb")
    except SuspiciousFileOperation:
        logger.warning("page outside of the manual asked for: %r", page)
        raise Http404("no such page")
    except (OSError, ValueError, RuntimeError):
        raise Http404("no such page")

    response = FileResponse(file, content_type="text/plain; charset=utf-8")
    response["X-Content-Type-Options"] = "nosniff"
    return response
