import math
import threading

from fastapi import FastAPI, HTTPException, status
from pydantic import BaseModel

app = FastAPI()
POINTS = {"ada": 100.0, "bob": 20.0, "zoe": 0.0}
_points_lock = threading.Lock()


class Transfer(BaseModel):
    sender: str
    receiver: str
    amount: float


class Left(BaseModel):
    left: float


def check_amount(amount: float) -> None:
    if not math.isfinite(amount) or amount <= 0:
        raise HTTPException(status.HTTP_400_BAD_REQUEST, "The amount must be a number above zero.")
    if round(amount, 2) != amount:
        raise HTTPException(status.HTTP_400_BAD_REQUEST, "The amount must have no more than two decimal places.")


@app.post("/transfers")
def transfer(wanted: Transfer) -> Left:
    check_amount(wanted.amount)
    if wanted.sender == wanted.receiver:
        raise_if_unknown(wanted.sender)
        raise HTTPException(status.HTTP_400_BAD_REQUEST, "Sender and receiver are the same member.")

    with _points_lock:
        raise_if_unknown(wanted.sender, wanted.receiver)
        left = round(POINTS[wanted.sender] - wanted.amount, 2)
        if left < 0:
            raise HTTPException(status.HTTP_409_CONFLICT, "The sender does not have that many points.")
        POINTS[wanted.sender] = left
        POINTS[wanted.receiver] = round(POINTS[wanted.receiver] + wanted.amount, 2)
    return Left(left=left)


def raise_if_unknown(*names: str) -> None:
    for name in names:
        if name not in POINTS:
            raise HTTPException(status.HTTP_404_NOT_FOUND, "There is no such member.")
