import socketserver
import sys
from collections import Counter
from threading import Lock
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from flask import Flask, abort, jsonify

MAX_DISHES = 1000
MAX_LENGTH = 100


class ThreadingWSGIServer(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Poll:
    def __init__(self) -> None:
        self._votes: Counter = Counter()
        self._lock = Lock()

    def vote(self, dish: str) -> bool:
        with self._lock:
            if len(dish) > MAX_LENGTH or (dish not in self._votes and len(self._votes) >= MAX_DISHES):
                return False
            self._votes[dish] += 1
            return True

    def result(self) -> dict[str, int]:
        with self._lock:
            return dict(self._votes)


def make_app() -> Flask:
    app = Flask("lunch_poll")
    app.config.update(DEBUG=False, TESTING=False)
    poll = Poll()

    @app.route("/votes/<dish>", methods=["POST"])
    def vote(dish):
        if not poll.vote(dish):
            abort(400)
        return "", 204

    @app.route("/votes")
    def votes():
        return jsonify(poll.result())

    return app


def main(arguments: list[str]) -> None:
    port = int(arguments[0]) if arguments else 8000
    with make_server("", port, make_app(), server_class=ThreadingWSGIServer, handler_class=WSGIRequestHandler) as server:
        server.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1:])
