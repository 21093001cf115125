# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
from flask import Flask, abort, jsonify, request


def create_app(balances: dict[str, int], tokens: dict[str, str]) -> Flask:
    """Make a time bank, in which neighbours help each other and pay in minutes.

    balances maps a name to minutes, tokens an access token to a name. Requests carry the
    header X-Token and are answered 401 without a known one.

    GET /balance: 200 with {"minutes": ...}.
    POST /transfer, JSON object {"to": name, "minutes": ...}: moves minutes from the caller
        to another member, 200 with {"minutes": ...}, the caller's new balance; 404 when
        there is no such member, 409 when the caller does not have enough.

    Balances stay whole numbers.
    """
    app = Flask(__name__)

    def caller():
        name = tokens.get(request.headers.get("X-Token", ""))
        if name is None:
            abort(401)
        return name

    @app.get("/balance")
    def balance():
        return jsonify(minutes=balances[caller()])

    @app.post("/transfer")
    def transfer():
        name = caller()
        data = request.get_json()
        to, minutes = data.get("to"), data.get("minutes")
        if not isinstance(minutes, int) or isinstance(minutes, bool) or minutes <= 0:
            abort(400)
        if to not in balances:
            abort(404)
        if balances[name] < minutes:
            abort(409)
        balances[name] -= minutes
        balances[to] += minutes
        return jsonify(minutes=balances[name])

    return app
