# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
import asyncio

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel


class Booking(BaseModel):
    name: str


def create_app(plan) -> FastAPI:
    """Make the seat booking of a small theatre; it runs as a single process.

    plan has three coroutine functions, which talk to the theatre's old ticket system and
    are slow; no one else uses it:
        await plan.exists(seat)        whether there is such a seat
        await plan.holder(seat)        name of the customer who has the seat, or None
        await plan.assign(seat, name)  gives the seat to a customer, whoever has had it before

    POST /seats/{seat}, JSON object {"name": ...}: books a seat, 201 with {"seat": ...,
        "name": ...}; 404 when there is no such seat, 409 when it is taken.
    GET /seats/{seat}: 200 with {"free": true or false}, or 404.
    """
    app = FastAPI()
    lock = asyncio.Lock()

    @app.get("/seats/{seat}")
    async def show(seat: str):
        known, holder = await asyncio.gather(plan.exists(seat), plan.holder(seat))
        if not known:
            raise HTTPException(404)
        return {"free": not holder}

    @app.post("/seats/{seat}", status_code=201)
    async def book(seat: str, booking: Booking):
        known, holder = await asyncio.gather(plan.exists(seat), plan.holder(seat))
        if not known:
            raise HTTPException(404)
        if holder:
            raise HTTPException(409)
        async with lock:
            await plan.assign(seat, booking.name)
        return {"seat": seat, **booking.model_dump()}

    return app
