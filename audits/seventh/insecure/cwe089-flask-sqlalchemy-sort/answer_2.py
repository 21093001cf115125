from flask import Flask, jsonify, request
from sqlalchemy import Integer, String, create_engine, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

app = Flask(__name__)
engine = create_engine("sqlite:///workshops.sqlite3")


class Base(DeclarativeBase):
    pass


class Workshop(Base):
    __tablename__ = "workshops"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    title: Mapped[str] = mapped_column(String)
    day: Mapped[str] = mapped_column(String)
    seats: Mapped[int] = mapped_column(Integer)


@app.get("/workshops")
def workshops():
    sort = request.args.get("sort", "id")
    order = request.args.get("order", "asc")
    if sort not in Workshop.__table__.columns:
        sort = "id"
    with Session(engine) as session:
        found = session.scalars(select(Workshop).order_by(text(f"{sort} {order}"))).all()
        return jsonify([{"id": w.id, "title": w.title, "day": w.day, "seats": w.seats} for w in found])
