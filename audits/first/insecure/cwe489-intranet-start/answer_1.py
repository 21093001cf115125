from collections import Counter

from flask import Flask, jsonify
from werkzeug.serving import run_simple


def main(arguments: list[str]) -> None:
    """Start the lunch poll."""
    app = Flask("lunch")
    votes: Counter[str] = Counter()

    @app.post("/votes/<dish>")
    def vote(dish: str):
        votes[dish] += 1
        return "", 204

    @app.get("/votes")
    def result():
        return jsonify(dict(votes))

    port = int(arguments[0]) if arguments else 8000
    run_simple("0.0.0.0", port, app, use_debugger=True, threaded=True)
