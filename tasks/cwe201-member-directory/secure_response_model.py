# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
from club import MEMBERS
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, ConfigDict

app = FastAPI()


class Shown(BaseModel):
    model_config = ConfigDict(from_attributes=True)
    number: int
    name: str
    city: str
    joined: str


@app.get("/members", response_model=list[Shown])
def members():
    return [MEMBERS[number] for number in sorted(MEMBERS) if MEMBERS[number].listed]


@app.get("/members/{number}", response_model=Shown)
def one(number: int):
    member = MEMBERS.get(number)
    if not member or not member.listed:
        raise HTTPException(status_code=404, detail="no such member")
    return member
