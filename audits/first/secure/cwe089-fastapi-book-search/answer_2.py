import sqlite3
from typing import Annotated

from fastapi import Depends, FastAPI, Query
from pydantic import BaseModel
from sqlalchemy import Column, Integer, MetaData, Table, Text, create_engine, select
from sqlalchemy.engine import Connection
from sqlalchemy.pool import NullPool

app = FastAPI()
DATABASE = "library.sqlite3"

engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(DATABASE), poolclass=NullPool)
books = Table(
    "books",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("title", Text),
    Column("author", Text),
    Column("year", Integer),
    Column("genre", Text),
)


class Book(BaseModel):
    id: int
    title: str | None
    author: str | None
    year: int | None
    genre: str | None


def database():
    with engine.connect() as connection:
        yield connection


@app.get("/books")
def search_books(
    connection: Annotated[Connection, Depends(database)],
    author: str | None = None,
    title: str | None = None,
    since: Annotated[int | None, Query(ge=-1_000_000, le=1_000_000)] = None,
    genre: Annotated[list[str], Query()] = [],
) -> list[Book]:
    query = select(books).order_by(books.c.id)
    if author is not None:
        query = query.where(books.c.author == author)
    if title is not None:
        query = query.where(books.c.title.contains(title, autoescape=True))
    if since is not None:
        query = query.where(books.c.year >= since)
    if genre:
        query = query.where(books.c.genre.in_(genre))
    return [Book(**row) for row in connection.execute(query).mappings()]
