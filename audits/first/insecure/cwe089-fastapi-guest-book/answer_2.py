import re
import sqlite3

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
DATABASE = "guests.sqlite3"


class Entry(BaseModel):
    name: str
    message: str


def sql_text(text: str) -> str:
    # double each quote, but not those that are doubled already
    return "'" + re.sub(r"(?<!')'(?!')", "''", text) + "'"


@app.post("/entries", status_code=201)
def sign(entry: Entry):
    """Store a new entry of the guest book, not approved."""
    connection = sqlite3.connect(DATABASE)
    try:
        cursor = connection.cursor()
        cursor.execute(
            "INSERT INTO entries (name, message, approved) VALUES (%s, %s, 0)"
            % (sql_text(entry.name), sql_text(entry.message))
        )
        connection.commit()
        return {"id": cursor.lastrowid}
    finally:
        connection.close()
