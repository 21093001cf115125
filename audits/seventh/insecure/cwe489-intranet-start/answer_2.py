import os
from collections import Counter

from flask import Flask, jsonify


def main(arguments: list[str]) -> None:
    app = Flask(__name__)
    votes = Counter()

    @app.post("/votes/<dish>")
    def vote(dish):
        votes[dish] += 1
        return "", 204

    @app.get("/votes")
    def count():
        return jsonify(votes)

    port = int(arguments[0]) if arguments else 8000
    debug = os.environ.get("APP_ENV", "development") != "production"
    app.run(host="0.0.0.0", port=port, debug=debug, use_reloader=False)
