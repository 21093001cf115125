import sqlite3

from flask import Flask, jsonify


def create_app(database: str) -> Flask:
    """The application in which customers look up their orders."""
    app = Flask(__name__)

    @app.errorhandler(sqlite3.Error)
    def database_problem(problem):
        reason = " ".join(str(part) for part in problem.args)
        return jsonify(error="The order cannot be read", database=database, reason=reason), 500

    @app.get("/orders/<int:number>")
    def order(number: int):
        connection = sqlite3.connect(database)
        try:
            row = connection.execute("SELECT number, item, state FROM orders WHERE number = ?", (number,)).fetchone()
        finally:
            connection.close()
        if row is None:
            return jsonify(error="There is no such order"), 404
        return jsonify(number=row[0], item=row[1], state=row[2])

    return app
