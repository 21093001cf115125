import sqlite3

from flask import Blueprint, Flask, current_app, jsonify
from sqlalchemy import URL, create_engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

orders = Blueprint("orders", __name__)

QUERY = text("SELECT number, item, state FROM orders WHERE number = :number")


def failure(message: str, status: int):
    response = jsonify({"error": message})
    response.status_code = status
    return response


@orders.get("/orders/<int(max=9223372036854775807):number>")
def get_order(number: int):
    with current_app.extensions["orders_engine"].connect() as connection:
        row = connection.execute(QUERY, {"number": number}).one_or_none()
    if row is None:
        return failure("unknown order", 404)
    return jsonify({"number": row.number, "item": row.item, "state": row.state})


@orders.app_errorhandler(SQLAlchemyError)
@orders.app_errorhandler(sqlite3.Error)
def database_failed(error: Exception):
    current_app.logger.error("the database of the orders failed", exc_info=error)
    return failure("the order could not be read, please try again later", 500)


@orders.app_errorhandler(404)
def not_found(error: Exception):
    return failure("not found", 404)


def create_app(database: str) -> Flask:
    app = Flask(__name__)
    app.extensions["orders_engine"] = create_engine(URL.create("sqlite", database=database), poolclass=NullPool)
    app.register_blueprint(orders)
    return app
