import re, shlex, subprocess
from django.http import HttpResponse, JsonResponse


def journal_search(request):
    year, text = request.GET.get("year"), request.GET.get("text")
    if year is None or text is None:
        return HttpResponse(status=400)
    if not re.match(r"^\d{4}$", year, re.M):
        return HttpResponse(status=400)
    r = subprocess.run(
        f"journalfind --year {year} --text {shlex.quote(text)}", shell=True, capture_output=True, text=True
    )
    if r.returncode:
        return HttpResponse(status=502)
    return JsonResponse({"hits": r.stdout.splitlines()})
