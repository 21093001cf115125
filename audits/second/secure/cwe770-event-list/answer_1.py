import sqlite3
from contextlib import closing
from typing import Annotated

from fastapi import FastAPI, Query

DEFAULT_LIMIT = 50
MAX_LIMIT = 100
MAX_ID = 2**63 - 1  # of SQLite


def create_app(path: str) -> FastAPI:
    app = FastAPI()

    @app.get("/events")
    def events(
        limit: Annotated[int, Query(ge=1, le=MAX_LIMIT)] = DEFAULT_LIMIT,
        before: Annotated[int | None, Query(ge=-MAX_ID, le=MAX_ID)] = None,
    ) -> list[dict]:
        query = "SELECT id, door, at FROM events"
        values: list[int] = []
        if before is not None:
            query += " WHERE id < ?"
            values.append(before)
        query += " ORDER BY id DESC LIMIT ?"
        values.append(limit)
        with closing(sqlite3.connect(path)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(query, values)]

    return app
