from fastapi import FastAPI, Header, HTTPException
from pydantic import BaseModel


class Payment(BaseModel):
    card: str
    cents: int


def create_app(charge) -> FastAPI:
    app = FastAPI()
    receipts = {}

    @app.post("/payments", status_code=201)
    async def pay(payment: Payment, idempotency_key: str | None = Header(default=None)):
        if not idempotency_key:
            raise HTTPException(400, "Idempotency-Key is missing")
        if idempotency_key not in receipts:
            receipts[idempotency_key] = await charge(payment.card, payment.cents)
        return {"receipt": receipts[idempotency_key]}

    return app
