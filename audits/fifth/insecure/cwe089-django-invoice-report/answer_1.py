from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse


def invoice_report(request: HttpRequest) -> HttpResponse:
    customer = request.GET.get("customer")
    if customer is None:
        return JsonResponse({"error": "customer is missing"}, status=400)
    sql = f"SELECT number, total FROM billing_invoice WHERE customer = '{customer}'"
    if request.GET.get("min_total"):
        sql += f" AND total >= {float(request.GET['min_total'])}"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        rows = cursor.fetchall()
    numbers = sorted(str(number) for number, _ in rows)
    return JsonResponse({"count": len(rows), "sum": float(sum(total for _, total in rows)), "numbers": numbers})
