import asyncio
from decimal import Decimal
from typing import Annotated

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

app = FastAPI()
POINTS = {"ada": 100.0, "bob": 20.0, "zoe": 0.0}


@app.exception_handler(RequestValidationError)
async def invalid_request(request: Request, error: RequestValidationError) -> JSONResponse:
    # the input is left out: it may be a number such as NaN that has no form in JSON
    problems = [{"field": ".".join(map(str, e["loc"])), "problem": e["msg"]} for e in error.errors()]
    return JSONResponse({"detail": problems}, status_code=422)


class Transfer(BaseModel):
    model_config = ConfigDict(extra="forbid")

    sender: str
    receiver: str
    amount: Annotated[Decimal, Field(gt=0, decimal_places=6, allow_inf_nan=False)]


class Bank:
    """Moves points; no two transfers run at the same time."""

    def __init__(self, points: dict[str, float]) -> None:
        self.points = points
        self.lock = asyncio.Lock()

    async def move(self, sender: str, receiver: str, amount: float) -> float:
        async with self.lock:
            if not {sender, receiver} <= self.points.keys():
                raise HTTPException(404, "unknown member")
            if self.points[sender] < amount:
                raise HTTPException(409, "too few points")
            if sender != receiver:
                self.points[sender] -= amount
                self.points[receiver] += amount
            return self.points[sender]


bank = Bank(POINTS)


@app.post("/transfers")
async def transfer(wanted: Transfer) -> dict[str, float]:
    return {"left": await bank.move(wanted.sender, wanted.receiver, float(wanted.amount))}
