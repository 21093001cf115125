from flask import Flask, abort, jsonify, request


def create_app(balances: dict[str, int], tokens: dict[str, str]) -> Flask:
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
        me = caller()
        data = request.get_json()
        to, minutes = data["to"], int(data["minutes"])
        if to not in balances:
            abort(404)
        if balances[me] < minutes:
            abort(409)
        balances[me] -= minutes
        balances[to] += minutes
        return jsonify(minutes=balances[me])

    return app
