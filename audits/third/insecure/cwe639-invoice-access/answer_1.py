from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException


def create_app(tokens: dict[str, str], invoices: list[dict]) -> FastAPI:
    def customer(x_token: Annotated[str | None, Header()] = None) -> str:
        try:
            return tokens[x_token]
        except KeyError:
            raise HTTPException(status_code=401, detail="unknown token") from None

    # Nothing under /invoices is answered without a known token.
    router = APIRouter(prefix="/invoices", dependencies=[Depends(customer)])

    @router.get("")
    def own_invoices(name: Annotated[str, Depends(customer)]) -> list[int]:
        return sorted(invoice["id"] for invoice in invoices if invoice["customer"] == name)

    @router.get("/{invoice_id}")
    def one_invoice(invoice_id: int) -> dict:
        found = next((invoice for invoice in invoices if invoice["id"] == invoice_id), None)
        if found is None:
            raise HTTPException(status_code=404, detail="no such invoice")
        return found

    app = FastAPI()
    app.include_router(router)
    return app
