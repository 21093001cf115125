import sqlite3
from contextlib import closing
from fastapi import FastAPI, HTTPException


def create_app(path):
    app = FastAPI()

    @app.get("/events")
    def events(limit: int = 50, before: int | None = None):
        if limit > 100:
            raise HTTPException(422)
        with closing(sqlite3.connect(path)) as c:
            rows = c.execute(
                "SELECT id, door, at FROM events WHERE (? IS NULL OR id < ?) ORDER BY id DESC LIMIT ?",
                (before, before, limit),
            ).fetchall()
        return [dict(zip(("id", "door", "at"), r)) for r in rows]

    return app
