import sqlite3
from contextlib import closing
from pathlib import Path

from fastapi import FastAPI
from pydantic import BaseModel

PAGE = 50
LARGEST_PAGE = 100
LAST_ID = 9_223_372_036_854_775_807


class Event(BaseModel):
    id: int
    door: str | None
    at: str | None


def create_app(path: str) -> FastAPI:
    """The application; whatever is asked for, an answer has LARGEST_PAGE events at most."""
    app = FastAPI(title="Event log")
    address = Path(path).resolve().as_uri() + "?mode=ro"

    @app.get("/events", response_model=list[Event])
    def list_events(limit: int = PAGE, before: int | None = None):
        number = min(max(limit, 0), LARGEST_PAGE)
        if before is None or before > LAST_ID:
            condition, values = "1", ()
        else:
            condition, values = "id < ?", (max(before, -LAST_ID),)
        with closing(sqlite3.connect(address, uri=True, timeout=5)) as database:
            rows = database.execute(
                f"SELECT id, door, at FROM events WHERE {condition} ORDER BY id DESC LIMIT {number:d}", values
            )
            return [Event(id=id_, door=door, at=at) for id_, door, at in rows]

    return app
