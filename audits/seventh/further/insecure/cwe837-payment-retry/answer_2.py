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
        for _ in range(20):
            if idempotency_key not in busy:
                break
            await asyncio.sleep(0.01)
        busy.add(idempotency_key)
        if idempotency_key not in done:
            done[idempotency_key] = await charge(payment.card, payment.cents)
        busy.discard(idempotency_key)
        return {"receipt": done[idempotency_key]}

    return app
