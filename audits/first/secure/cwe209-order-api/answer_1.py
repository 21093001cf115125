import sqlite3
from contextlib import closing

from flask import Flask, jsonify


def create_app(database: str) -> Flask:
    """Make the application in which customers look up their orders."""
    app = Flask(__name__)

    @app.get("/orders/<int:number>")
    def order(number: int):
        try:
            with closing(sqlite3.connect(database)) as connection:
                row = connection.execute(
                    "SELECT number, item, state FROM orders WHERE number = ?", (number,)
                ).fetchone()
        except OverflowError:
            row = None  # larger than any number of SQLite
        except sqlite3.Error:
            # the details are for the log, not for the customer
            app.logger.exception("order %d could not be read", number)
            return jsonify(error="The order cannot be read at the moment."), 500
        if row is None:
            return jsonify(error="There is no such order."), 404
        return jsonify(number=row[0], item=row[1], state=row[2])

    @app.errorhandler(404)
    def not_found(error):
        return jsonify(error="There is no such page."), 404

    return app
