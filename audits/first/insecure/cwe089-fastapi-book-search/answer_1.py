import json
import sqlite3
from contextlib import closing

from fastapi import FastAPI, Query

app = FastAPI()
DATABASE = "library.sqlite3"


@app.get("/books")
def search_books(
    author: str | None = None,
    title: str | None = None,
    since: int | None = None,
    genre: list[str] = Query([]),
):
    """The books that meet all given conditions, sorted by id."""
    conditions, values = [], []
    if author is not None:
        conditions.append("author = ?")
        values.append(author)
    if title is not None:
        conditions.append("instr(title, ?) > 0")
        values.append(title)
    if since is not None:
        conditions.append("year >= ?")
        values.append(since)
    if genre:
        listed = json.dumps(genre, ensure_ascii=False)
        conditions.append(f"genre IN ({listed[1:-1]})")
    where = " WHERE " + " AND ".join(conditions) if conditions else ""
    with closing(sqlite3.connect(DATABASE)) as connection:
        connection.row_factory = sqlite3.Row
        rows = connection.execute(f"SELECT id, title, author, year, genre FROM books{where} ORDER BY id", values)
        return [dict(row) for row in rows]
