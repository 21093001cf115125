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
    s, r, a = wanted.sender, wanted.receiver, wanted.amount
    if s not in POINTS or r not in POINTS:
        raise HTTPException(404)
    if a <= 0:
        raise HTTPException(422)
    if POINTS[s] < a:
        raise HTTPException(409)
    left = POINTS[s] - a
    POINTS[s] = left
    POINTS[r] += a
    return {"left": left}
