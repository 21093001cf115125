import sqlite3

from fastapi import FastAPI
from pydantic import BaseModel
from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.pool import NullPool

app = FastAPI()
DATABASE = "guests.sqlite3"

engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(DATABASE), poolclass=NullPool)


class Base(DeclarativeBase):
    pass


class GuestBookEntry(Base):
    __tablename__ = "entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    message: Mapped[str]
    approved: Mapped[int] = mapped_column(default=0)


class Entry(BaseModel):
    name: str
    message: str


class Stored(BaseModel):
    id: int


@app.post("/entries", status_code=201)
def sign(entry: Entry) -> Stored:
    with Session(engine) as session, session.begin():
        row = GuestBookEntry(name=entry.name, message=entry.message)
        session.add(row)
        session.flush()
        return Stored(id=row.id)
