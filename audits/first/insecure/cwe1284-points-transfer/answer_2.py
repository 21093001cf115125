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
    if wanted.sender not in POINTS or wanted.receiver not in POINTS:
        raise HTTPException(status_code=404, detail="no such member")
    if wanted.amount <= 0:
        raise HTTPException(status_code=422, detail="the amount must be positive")
    if POINTS[wanted.sender] < wanted.amount:
        raise HTTPException(status_code=409, detail="not enough points")
    POINTS[wanted.sender] -= wanted.amount
    POINTS[wanted.receiver] += wanted.amount
    return {"left": POINTS[wanted.sender]}
