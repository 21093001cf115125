import asyncio
from fastapi import FastAPI, Header, HTTPException
from pydantic import BaseModel


class Payment(BaseModel):
    card: str
    cents: int


def create_app(charge):
    app = FastAPI()
    done = {}
    lock = asyncio.Lock()
    busy = set()

    @app.post("/payments", status_code=201)
    async def pay(payment: Payment, idempotency_key: str | None = Header(default=None)):
        if not idempotency_key:
            raise HTTPException(400)
        if idempotency_key not in done:
            receipt = await charge(payment.card, payment.cents)
            async with lock:
                done.setdefault(idempotency_key, receipt)
        return {"receipt": done[idempotency_key]}

    return app
