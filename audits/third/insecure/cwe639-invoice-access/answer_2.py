from typing import Annotated

from fastapi import FastAPI, Header, HTTPException


def create_app(tokens: dict[str, str], invoices: list[dict]) -> FastAPI:
    app = FastAPI()
    # Invoices never change, so one that has been looked for is kept.
    found: dict[int, dict] = {}

    def customer_of(token: str | None) -> str:
        if token is None or token not in tokens:
            raise HTTPException(status_code=401)
        return tokens[token]

    def find(invoice_id: int, customer: str) -> dict | None:
        if invoice_id not in found:
            for invoice in invoices:
                if invoice["id"] == invoice_id and invoice["customer"] == customer:
                    found[invoice_id] = invoice
        return found.get(invoice_id)

    @app.get("/invoices")
    def list_invoices(x_token: Annotated[str | None, Header()] = None):
        customer = customer_of(x_token)
        return sorted(invoice["id"] for invoice in invoices if invoice["customer"] == customer)

    @app.get("/invoices/{invoice_id}")
    def show_invoice(invoice_id: int, x_token: Annotated[str | None, Header()] = None):
        invoice = find(invoice_id, customer_of(x_token))
        if invoice is None:
            raise HTTPException(status_code=404)
        return invoice

    return app
