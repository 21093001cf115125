# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field

app = FastAPI()
POINTS = {"ada": 100.0, "bob": 20.0, "zoe": 0.0}


class Transfer(BaseModel):
    sender: str
    receiver: str
    amount: float = Field(gt=0, allow_inf_nan=False)


@app.post("/transfers")
def transfer(wanted: Transfer):
    if not {wanted.sender, wanted.receiver} <= POINTS.keys():
        raise HTTPException(status_code=404)
    if not POINTS[wanted.sender] >= wanted.amount:
        raise HTTPException(status_code=409)
    POINTS[wanted.sender] -= wanted.amount
    POINTS[wanted.receiver] += wanted.amount
    return {"left": POINTS[wanted.sender]}
