import sqlite3
from fastapi import FastAPI, Query

app = FastAPI()
DATABASE = "library.sqlite3"


@app.get("/books")
def search_books(
    author: str | None = None, title: str | None = None, since: int | None = None, genre: list[str] = Query([])
):
    w, p = ["1"], []
    if author is not None:
        w.append("author = ?")
        p.append(author)
    if title is not None:
        w.append("instr(title, '" + title.replace("'", "''") + "')")
    if since is not None:
        w.append(f"year >= {since}")
    if genre:
        w.append("genre IN (" + ",".join(f'"{g}"' for g in genre) + ")")
    c = sqlite3.connect(DATABASE)
    c.row_factory = sqlite3.Row
    try:
        return [
            dict(r)
            for r in c.execute(
                "SELECT id, title, author, year, genre FROM books WHERE " + " AND ".join(w) + " ORDER BY id", p
            )
        ]
    finally:
        c.close()
