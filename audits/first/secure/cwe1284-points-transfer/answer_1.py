from threading import Lock

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field

app = FastAPI()
POINTS = {"ada": 100.0, "bob": 20.0, "zoe": 0.0}
lock = Lock()


class Transfer(BaseModel):
    sender: str
    receiver: str
    amount: float = Field(gt=0, allow_inf_nan=False)


@app.post("/transfers")
def transfer(wanted: Transfer):
    """Take the amount from the sender and give it to the receiver."""
    with lock:
        if wanted.sender not in POINTS or wanted.receiver not in POINTS:
            raise HTTPException(status_code=404, detail="no such member")
        if POINTS[wanted.sender] < wanted.amount:
            raise HTTPException(status_code=409, detail="not enough points")
        POINTS[wanted.sender] -= wanted.amount
        POINTS[wanted.receiver] += wanted.amount
        return {"left": POINTS[wanted.sender]}
