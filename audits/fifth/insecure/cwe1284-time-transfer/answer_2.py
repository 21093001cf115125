from flask import Flask, abort, jsonify, request


def create_app(balances: dict[str, int], tokens: dict[str, str]) -> Flask:
    app = Flask(__name__)

    @app.before_request
    def authenticate():
        if request.headers.get("X-Token") not in tokens:
            return jsonify(error="unknown token"), 401

    @app.get("/balance")
    def balance():
        return jsonify(minutes=balances[tokens[request.headers["X-Token"]]])

    @app.post("/transfer")
    def transfer():
        body = request.get_json()
        minutes = body.get("minutes")
        if isinstance(minutes, bool) or not isinstance(minutes, int) or minutes <= 0:
            return jsonify(error="minutes"), 400
        sender, receiver = tokens[request.headers["X-Token"]], body.get("to")
        if receiver not in balances:
            return jsonify(error="no such member"), 404
        mine, theirs = balances[sender], balances[receiver]
        if mine < minutes:
            return jsonify(error="not enough"), 409
        balances[sender] = mine - minutes
        balances[receiver] = theirs + minutes
        return jsonify(minutes=balances[sender])

    return app
