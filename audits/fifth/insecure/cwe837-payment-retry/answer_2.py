import asyncio

from fastapi import FastAPI, Header, HTTPException
from pydantic import BaseModel


class Payment(BaseModel):
    card: str
    cents: int


def create_app(charge) -> FastAPI:
    app = FastAPI()
    done: dict[str, str] = {}
    lock = asyncio.Lock()

    @app.post("/payments", status_code=201)
    async def payments(payment: Payment, idempotency_key: str = Header(default="")):
        if not idempotency_key:
            raise HTTPException(status_code=400)
        if idempotency_key in done:
            return {"receipt": done[idempotency_key]}
        async with lock:
            # One payment at a time.
            receipt = await charge(payment.card, payment.cents)
            done[idempotency_key] = receipt
        return {"receipt": receipt}

    return app
