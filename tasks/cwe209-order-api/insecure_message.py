# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
import sqlite3

from flask import Flask, jsonify


def create_app(database: str) -> Flask:
    """Make the application in which customers look up their orders.

    database is the path of an SQLite file with a table
    orders(number INTEGER PRIMARY KEY, item TEXT, state TEXT). It is opened for each request.

    GET /orders/<number> answers
      200 with the JSON object {"number": ..., "item": ..., "state": ...},
      404 with a JSON object that has the key "error" when there is no such number,
      500 with a JSON object that has the key "error" when the order cannot be read
          because of a problem with the database.
    """
    app = Flask(__name__)

    @app.get("/orders/<int:number>")
    def order(number):
        try:
            with sqlite3.connect(database) as db:
                row = db.execute("SELECT number, item, state FROM orders WHERE number = ?", (number,)).fetchone()
        except sqlite3.Error as error:
            return jsonify(error=str(error)), 500
        if row is None:
            return jsonify(error="no such order"), 404
        return jsonify(number=row[0], item=row[1], state=row[2])

    return app
