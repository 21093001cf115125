import logging
import sqlite3
import uuid
from pathlib import Path

from flask import Flask, jsonify
from werkzeug.exceptions import HTTPException, NotFound

logger = logging.getLogger(__name__)

MAX_NUMBER = 2**63 - 1


def create_app(database: str) -> Flask:
    app = Flask(__name__)
    uri = Path(database).absolute().as_uri() + "?mode=ro"

    def read_order(number: int) -> dict | None:
        connection = sqlite3.connect(uri, uri=True)
        try:
            connection.row_factory = sqlite3.Row
            row = connection.execute("SELECT number, item, state FROM orders WHERE number = ?", [number]).fetchone()
            return dict(row) if row else None
        finally:
            connection.close()

    @app.get("/orders/<number>")
    def show(number: str):
        if not (number.isascii() and number.isdigit() and len(number) < 20 and int(number) <= MAX_NUMBER):
            raise NotFound()
        order = read_order(int(number))
        if order is None:
            raise NotFound()
        return jsonify(order)

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException):
        return jsonify(error=error.name), error.code

    @app.errorhandler(Exception)
    def unexpected_error(error: Exception):
        # The customer gets a number with which support finds the details in the log.
        incident = uuid.uuid4().hex
        logger.error("incident %s", incident, exc_info=error)
        return jsonify(error="internal error", incident=incident), 500

    return app
