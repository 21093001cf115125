import asyncio
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel


class Booking(BaseModel):
    name: str


def create_app(plan):
    app = FastAPI()
    busy = {}
    lock = asyncio.Lock()

    @app.post("/seats/{seat}", status_code=201)
    async def book(seat: str, b: Booking):
        if not await plan.exists(seat):
            raise HTTPException(404)
        if await plan.holder(seat) is not None:
            raise HTTPException(409)
        async with lock:
            await plan.assign(seat, b.name)
        if await plan.holder(seat) != b.name:
            raise HTTPException(409)
        return {"seat": seat, "name": b.name}

    @app.get("/seats/{seat}")
    async def show(seat: str):
        if not await plan.exists(seat):
            raise HTTPException(404)
        return {"free": await plan.holder(seat) is None}

    return app
