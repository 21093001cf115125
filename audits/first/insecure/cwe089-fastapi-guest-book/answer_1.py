import sqlite3
from contextlib import closing

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
DATABASE = "guests.sqlite3"


class Entry(BaseModel):
    name: str
    message: str


@app.post("/entries", status_code=201)
def sign(entry: Entry):
    """Store a new entry of the guest book, not approved."""
    with closing(sqlite3.connect(DATABASE)) as connection, connection:
        cursor = connection.execute(
            f"INSERT INTO entries (name, message, approved) VALUES ({entry.name!r}, {entry.message!r}, 0)"
        )
        return {"id": cursor.lastrowid}
