import json
from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt


def make_urls(minutes, tokens):
    def who(request):
        return tokens.get(request.headers.get("X-Token", ""))

    @csrf_exempt
    def one(request, number):
        name = who(request)
        if name is None:
            return HttpResponse(status=401)
        m = minutes.get(number)
        if m is None or name not in m["readers"]:
            return HttpResponse(status=404)
        if request.method == "POST":
            if name not in m["editors"]:
                return HttpResponse(status=403)
            m["text"] = json.loads(request.body)["text"]
            return HttpResponse(status=204)
        return JsonResponse({"title": m["title"], "text": m["text"]})

    @csrf_exempt
    def readers(request, number):
        name = who(request)
        if name is None:
            return HttpResponse(status=401)
        m = minutes.get(number)
        if m is None or name not in m["readers"]:
            return HttpResponse(status=404)
        if not any(name in x["editors"] for x in minutes.values()):
            return HttpResponse(status=403)
        m["readers"].append(json.loads(request.body)["name"])
        return HttpResponse(status=204)

    return [path("minutes/<int:number>", one), path("minutes/<int:number>/readers", readers)]
