import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import FastAPI, HTTPException, status
from pydantic import BaseModel, ConfigDict, Field

app = FastAPI()
DATABASE = "guests.sqlite3"


class Entry(BaseModel):
    """What a guest may send: only these two fields, each of a sensible length."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(max_length=500)
    message: str = Field(max_length=50_000)


@contextmanager
def transaction() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(DATABASE)
    try:
        yield connection
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
    finally:
        connection.close()


@app.post("/entries", status_code=status.HTTP_201_CREATED)
def sign(entry: Entry):
    try:
        with transaction() as connection:
            (number,) = connection.execute(
                "INSERT INTO entries (name, message, approved) VALUES (:name, :message, :approved) RETURNING id",
                {**entry.model_dump(), "approved": 0},
            ).fetchone()
    except sqlite3.Error:
        raise HTTPException(status.HTTP_503_SERVICE_UNAVAILABLE, "the entry could not be stored") from None
    return {"id": number}
