import sqlite3
from contextlib import closing

from flask import Flask, jsonify


def create_app(database: str) -> Flask:
    """The application in which customers look up their orders."""
    app = Flask(__name__)

    def failed(problem: Exception):
        app.logger.exception("reading an order failed")
        # the customer gets a general text, the support finds the cause in the header
        answer = jsonify({"error": "The order cannot be read at the moment."})
        answer.status_code = 500
        answer.headers["X-Error-Cause"] = f"{database}: {type(problem).__name__}: {problem}"
        return answer

    @app.route("/orders/<int:number>")
    def show_order(number: int):
        try:
            with closing(sqlite3.connect(database)) as connection:
                connection.row_factory = sqlite3.Row
                row = connection.execute(
                    "SELECT number, item, state FROM orders WHERE number = ?", [number]
                ).fetchone()
        except (sqlite3.Error, OverflowError) as problem:
            return failed(problem)
        if row is None:
            return jsonify({"error": f"There is no order {number}."}), 404
        return jsonify(dict(row))

    return app
