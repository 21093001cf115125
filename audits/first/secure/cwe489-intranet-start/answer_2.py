import argparse
import logging
import sys
import threading
from collections import Counter

from flask import Blueprint, Flask, current_app, jsonify
from werkzeug.serving import make_server

poll = Blueprint("poll", __name__)
lock = threading.Lock()


@poll.post("/votes/<dish>")
def add_vote(dish: str):
    with lock:
        current_app.extensions["votes"][dish] += 1
    return "", 204


@poll.get("/votes")
def all_votes():
    with lock:
        votes = dict(current_app.extensions["votes"])
    return jsonify(votes)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description="lunch poll")
    parser.add_argument("port", type=int, nargs="?", default=8000)
    options = parser.parse_args(arguments)

    logging.basicConfig(level=logging.INFO)
    app = Flask("lunch")
    app.debug = False
    app.extensions["votes"] = Counter()
    app.register_blueprint(poll)

    server = make_server("0.0.0.0", options.port, app, threaded=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()


if __name__ == "__main__":
    main(sys.argv[1:])
