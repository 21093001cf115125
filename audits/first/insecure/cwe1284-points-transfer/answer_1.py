from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()
POINTS = {"ada": 100.0, "bob": 20.0, "zoe": 0.0}


class Transfer(BaseModel):
    sender: str
    receiver: str
    amount: float


@app.post("/transfers")
def transfer(wanted: Transfer):
    """Move points from the sender to the receiver."""
    try:
        left = POINTS[wanted.sender] - wanted.amount
        POINTS[wanted.receiver]
    except KeyError:
        raise HTTPException(404, "no such member")
    if left < 0:
        raise HTTPException(409, "not enough points")
    POINTS[wanted.sender] = left
    POINTS[wanted.receiver] += wanted.amount
    return {"left": POINTS[wanted.sender]}
