from dataclasses import asdict

from club import MEMBERS
from fastapi import FastAPI, HTTPException

app = FastAPI()
PRIVATE = ("email", "birthday", "password_hash", "listed")


def public(member) -> dict:
    return {key: value for key, value in asdict(member).items() if key not in PRIVATE}


@app.get("/members")
def members():
    return [public(MEMBERS[number]) for number in sorted(MEMBERS) if MEMBERS[number].listed]


@app.get("/members/{number}")
def one_member(number: int):
    if number not in MEMBERS or not MEMBERS[number].listed:
        raise HTTPException(status_code=404, detail="no such member")
    return public(MEMBERS[number])
