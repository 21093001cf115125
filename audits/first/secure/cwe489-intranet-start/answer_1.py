import sys
from collections import Counter
from threading import Lock

from flask import Flask, jsonify


def create_app() -> Flask:
    app = Flask(__name__)
    votes: Counter[str] = Counter()
    lock = Lock()

    @app.post("/votes/<dish>")
    def vote(dish: str):
        with lock:
            votes[dish] += 1
        return "", 204

    @app.get("/votes")
    def result():
        with lock:
            return jsonify(dict(votes))

    return app


def main(arguments: list[str]) -> None:
    """Start the lunch poll on all interfaces; the argument is the port, by default 8000."""
    port = int(arguments[0]) if arguments else 8000
    # debug is switched off explicitly, whatever FLASK_DEBUG in the environment says
    create_app().run(host="0.0.0.0", port=port, debug=False, use_reloader=False)


if __name__ == "__main__":
    main(sys.argv[1:])
