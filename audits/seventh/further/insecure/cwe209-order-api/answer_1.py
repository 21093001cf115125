import sqlite3
from flask import Flask, jsonify


def create_app(database):
    app = Flask(__name__)

    @app.get("/orders/<int:number>")
    def order(number):
        try:
            c = sqlite3.connect(database)
            try:
                r = c.execute("SELECT number, item, state FROM orders WHERE number = ?", (number,)).fetchone()
            finally:
                c.close()
        except sqlite3.Error as e:
            return jsonify({"error": "database problem: " + str(e)}), 500
        if r is None:
            return jsonify({"error": "no such order"}), 404
        return jsonify(dict(zip(("number", "item", "state"), r)))

    return app
