import sqlite3
from contextlib import closing

from fastapi import FastAPI, Query

app = FastAPI()
DATABASE = "library.sqlite3"


@app.get("/books")
def search_books(
    author: str | None = None,
    title: str | None = None,
    since: int | None = Query(None, ge=-(2**63), le=2**63 - 1),
    genre: list[str] = Query([], max_length=100),
):
    """Books as a list of objects, sorted by id; each parameter that is given limits the list."""
    conditions: list[str] = []
    values: list[str | int] = []
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
        # only the number of the placeholders depends on the request
        conditions.append(f"genre IN ({', '.join('?' * len(genre))})")
        values.extend(genre)

    sql = "SELECT id, title, author, year, genre FROM books"
    if conditions:
        sql += " WHERE " + " AND ".join(conditions)
    sql += " ORDER BY id"

    with closing(sqlite3.connect(DATABASE)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql, values)]
