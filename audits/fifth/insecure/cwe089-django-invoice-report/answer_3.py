from billing import Invoice
from django.http import HttpRequest, HttpResponse, JsonResponse


def invoice_report(request: HttpRequest) -> HttpResponse:
    customer = request.GET.get("customer")
    if not customer:
        return JsonResponse({"error": "customer"}, status=400)
    statement = "SELECT * FROM billing_invoice WHERE customer = %s"
    min_total = request.GET.get("min_total", "").strip()
    if min_total:
        statement += " AND total >= " + min_total.replace("%", "%%")
    invoices = list(Invoice.objects.raw(statement, [customer]))
    total = sum(float(invoice.total) for invoice in invoices)
    return JsonResponse(
        {"count": len(invoices), "sum": total, "numbers": sorted(str(each.number) for each in invoices)}
    )
