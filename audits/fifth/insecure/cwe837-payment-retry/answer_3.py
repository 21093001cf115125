import asyncio

from fastapi import FastAPI, Header, HTTPException
from pydantic import BaseModel


class Payment(BaseModel):
    card: str
    cents: int


def create_app(charge) -> FastAPI:
    app = FastAPI()
    locks: dict[str, asyncio.Lock] = {}
    receipts: dict[str, str] = {}

    @app.post("/payments", status_code=201)
    async def pay(payment: Payment, idempotency_key: str | None = Header(default=None)):
        if idempotency_key is None:
            raise HTTPException(status_code=400, detail="no key")
        async with locks.get(idempotency_key, asyncio.Lock()):
            if idempotency_key not in receipts:
                receipts[idempotency_key] = await charge(payment.card, payment.cents)
            return {"receipt": receipts[idempotency_key]}

    return app
