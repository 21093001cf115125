from club import MEMBERS
from fastapi import FastAPI, HTTPException

app = FastAPI()


@app.get("/members")
def members():
    return [member for _, member in sorted(MEMBERS.items()) if member.listed]


@app.get("/members/{number}")
def member(number: int):
    found = MEMBERS.get(number)
    if found is None or not found.listed:
        raise HTTPException(status_code=404)
    return found
