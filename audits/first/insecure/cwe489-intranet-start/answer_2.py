import os
from collections import Counter

from flask import Flask, jsonify


class Settings:
    """Taken from the environment, so that nothing has to be changed for production."""

    PORT = 8000
    DEBUG = os.environ.get("LUNCH_DEBUG", "1").lower() in ("1", "true", "yes")


def make_app() -> Flask:
    app = Flask(__name__)
    app.config.from_object(Settings)
    votes = Counter()

    @app.route("/votes/<dish>", methods=["POST"])
    def add_vote(dish):
        votes.update([dish])
        return "", 204

    @app.route("/votes")
    def show_votes():
        return jsonify(votes)

    return app


def main(arguments: list[str]) -> None:
    """Start the lunch poll."""
    app = make_app()
    port = int(arguments[0]) if arguments else app.config["PORT"]
    app.run(host="0.0.0.0", port=port, debug=app.config["DEBUG"], use_reloader=False)
