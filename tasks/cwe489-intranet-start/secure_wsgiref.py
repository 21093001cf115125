# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
from collections import Counter

from flask import Flask, jsonify


def main(arguments: list[str]) -> None:
    """Start the lunch poll, which is installed as a service on a machine of the intranet.

    arguments are the command-line arguments: the port, by default 8000. The application is
    served on all interfaces until it is stopped. Only Flask and what comes with it is
    installed.

    POST /votes/<dish>: adds a vote, 204.
    GET /votes: 200 with a JSON object that maps each dish with votes to their number.
    """
    from wsgiref.simple_server import make_server

    app = Flask(__name__)
    votes = {}

    @app.post("/votes/<dish>")
    def vote(dish):
        votes[dish] = votes.get(dish, 0) + 1
        return "", 204

    @app.get("/votes")
    def show():
        return jsonify(votes)

    with make_server("", int(arguments[0]) if arguments else 8000, app) as server:
        server.serve_forever()
