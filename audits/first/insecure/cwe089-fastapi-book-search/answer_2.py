import sqlite3
import unicodedata

from fastapi import FastAPI, Query

app = FastAPI()
DATABASE = "library.sqlite3"
COLUMNS = ("id", "title", "author", "year", "genre")


def literal(text: str) -> str:
    """A text as SQL literal; quotes are doubled."""
    return "'" + text.replace("'", "''") + "'"


@app.get("/books")
def search_books(
    author: str | None = None,
    title: str | None = None,
    since: int | None = None,
    genre: list[str] = Query([]),
):
    """The books that meet all given conditions, sorted by id."""
    query = f"SELECT {', '.join(COLUMNS)} FROM books WHERE 1 = 1"
    if author is not None:
        query += f" AND author = {literal(author)}"
    if title is not None:
        query += f" AND instr(title, {literal(title)}) > 0"
    if since is not None:
        query += f" AND year >= {since}"
    if genre:
        query += f" AND genre IN ({', '.join(literal(name) for name in genre)})"
    # full-width and composed characters are the same for the search
    query = unicodedata.normalize("NFKC", query + " ORDER BY id")
    connection = sqlite3.connect(DATABASE)
    try:
        return [dict(zip(COLUMNS, row)) for row in connection.execute(query)]
    finally:
        connection.close()
