from typing import Annotated

from fastapi import FastAPI, Header, HTTPException


def create_app(tokens: dict[str, str], invoices: list[dict]) -> FastAPI:
    app = FastAPI()

    def customer_of(token: str) -> str:
        if token not in tokens:
            raise HTTPException(401)
        return tokens[token]

    @app.get("/invoices")
    def ids(x_token: Annotated[str, Header()] = ""):
        customer = customer_of(x_token)
        return sorted(invoice["id"] for invoice in invoices if invoice["customer"] == customer)

    @app.get("/invoices/{invoice_id}")
    def one(invoice_id: int, x_token: Annotated[str, Header()] = ""):
        customer_of(x_token)
        for invoice in invoices:
            if invoice["id"] == invoice_id:
                return invoice
        raise HTTPException(404)

    return app
