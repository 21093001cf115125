from flask import Flask, abort, jsonify, request


def create_app(balances: dict[str, int], tokens: dict[str, str]) -> Flask:
    app = Flask(__name__)

    def caller() -> str:
        name = tokens.get(request.headers.get("X-Token", ""))
        if name is None:
            abort(401)
        return name

    @app.get("/balance")
    def balance():
        return jsonify({"minutes": balances[caller()]})

    @app.post("/transfer")
    def transfer():
        sender = caller()
        order = request.get_json()
        receiver, minutes = order["to"], order["minutes"]
        if receiver not in balances:
            abort(404)
        minutes = int(minutes)
        if minutes == 0:
            abort(400)
        if balances[receiver] + minutes < 0:
            abort(409)
        if balances[sender] < minutes:
            abort(409)
        balances[sender] -= minutes
        balances[receiver] += minutes
        return jsonify({"minutes": balances[sender]})

    return app
