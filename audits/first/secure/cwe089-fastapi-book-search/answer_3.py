import json
import sqlite3

from fastapi import FastAPI, HTTPException, Query

app = FastAPI()
DATABASE = "library.sqlite3"

# One constant statement: a parameter that is NULL does not limit the list.
SEARCH = r"""
SELECT id, title, author, year, genre
  FROM books
 WHERE (:author IS NULL OR author = :author)
   AND (:title IS NULL OR title LIKE :title ESCAPE '\')
   AND (:since IS NULL OR year >= :since)
   AND (:genres IS NULL OR genre IN (SELECT value FROM json_each(:genres)))
 ORDER BY id
"""


def pattern(text: str) -> str:
    """The pattern of LIKE for texts that contain `text`, in which % and _ are characters like any other."""
    for special in "\\%_":
        text = text.replace(special, "\\" + special)
    return f"%{text}%"


@app.get("/books")
def search_books(
    author: str | None = None,
    title: str | None = None,
    since: int | None = None,
    genre: list[str] = Query([]),
):
    parameters = {
        "author": author,
        "title": None if title is None else pattern(title),
        "since": since,
        "genres": json.dumps(genre) if genre else None,
    }
    connection = sqlite3.connect(DATABASE)
    try:
        cursor = connection.execute(SEARCH, parameters)
        names = [description[0] for description in cursor.description]
        return [dict(zip(names, row)) for row in cursor]
    except OverflowError:
        raise HTTPException(422, "since is out of range") from None
    finally:
        connection.close()
