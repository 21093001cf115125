import sqlite3
from contextlib import closing

from fastapi import FastAPI

MAX_LIMIT = 100


def create_app(path: str) -> FastAPI:
    app = FastAPI()

    @app.get("/events")
    def events(limit: int = 50, before: int | None = None):
        # nobody gets more than a page, whatever is asked for
        limit = min(limit, MAX_LIMIT)
        with closing(sqlite3.connect(path)) as connection:
            connection.row_factory = sqlite3.Row
            rows = connection.execute(
                "SELECT id, door, at FROM events WHERE ? IS NULL OR id < ? ORDER BY id DESC LIMIT ?",
                (before, before, limit),
            ).fetchall()
        return [dict(row) for row in rows]

    return app
