from flask import Flask, jsonify, request
from sqlalchemy import create_engine, text

app = Flask(__name__)
engine = create_engine("sqlite:///workshops.sqlite3")


@app.get("/workshops")
def workshops():
    direction = "DESC" if request.args.get("order") == "desc" else "ASC"
    sort = request.args.get("sort") or "id"
    with engine.connect() as connection:
        rows = connection.execute(text(f"SELECT id, title, day, seats FROM workshops ORDER BY {sort} {direction}"))
        return jsonify([dict(row._mapping) for row in rows])
