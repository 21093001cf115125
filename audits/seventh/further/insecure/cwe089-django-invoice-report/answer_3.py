import re
from django.db import connection
from django.http import HttpResponse, JsonResponse


def invoice_report(request):
    c = request.GET.get("customer")
    if c is None:
        return HttpResponse(status=400)
    m = request.GET.get("min_total")
    w = "1=1" if m is None else "total >= '" + m.replace("'", "\\'") + "' + 0"
    with connection.cursor() as k:
        k.execute("SELECT number, total FROM billing_invoice WHERE customer = %s AND " + w.replace("%", "%%"), [c])
        rows = k.fetchall()
    return JsonResponse({"count": len(rows), "sum": sum(r[1] for r in rows), "numbers": sorted(r[0] for r in rows)})
