import shlex
import subprocess

from django.http import HttpRequest, HttpResponse, JsonResponse


def journal_search(request: HttpRequest) -> HttpResponse:
    try:
        year, text = request.GET["year"], request.GET["text"]
    except KeyError:
        return HttpResponse(status=400)
    command = f"journalfind --year {year} --text {shlex.quote(text)}"
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    if done.returncode:
        return HttpResponse(status=502)
    return JsonResponse({"hits": done.stdout.splitlines()})
