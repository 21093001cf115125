from billing import Invoice
from django.http import HttpRequest, HttpResponse, JsonResponse


def invoice_report(request: HttpRequest) -> HttpResponse:
    customer = request.GET.get("customer", "")
    if not customer:
        return HttpResponse("customer?", status=400)
    escaped = customer.replace("\\", "\\\\").replace("'", "\\'").replace("%", "%%")
    invoices = Invoice.objects.extra(where=[f"customer = '{escaped}'"])
    least = request.GET.get("min_total")
    if least:
        invoices = invoices.filter(total__gte=least)
    found = list(invoices)
    return JsonResponse(
        {
            "count": len(found),
            "sum": float(sum(invoice.total for invoice in found)),
            "numbers": sorted(str(invoice.number) for invoice in found),
        }
    )
