import os

from django.http import HttpRequest, HttpResponse, JsonResponse


def journal_search(request: HttpRequest) -> HttpResponse:
    year, text = request.GET.get("year"), request.GET.get("text")
    if year is None or text is None:
        return JsonResponse({"error": "year and text"}, status=400)
    pipe = os.popen(f'journalfind --year {year} --text "{text}"')
    hits = pipe.read().splitlines()
    if pipe.close() is not None:
        return JsonResponse({"error": "journalfind"}, status=502)
    return JsonResponse({"hits": hits})
