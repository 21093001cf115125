from flask import Flask, abort, jsonify, request


def create_app(balances: dict[str, int], tokens: dict[str, str]) -> Flask:
    app = Flask(__name__)

    def member():
        token = request.headers.get("X-Token")
        if token not in tokens:
            abort(401)
        return tokens[token]

    @app.get("/balance")
    def get_balance():
        return {"minutes": balances[member()]}

    @app.post("/transfer")
    def post_transfer():
        name = member()
        data = request.get_json()
        other, minutes = data.get("to"), data.get("minutes")
        if not isinstance(minutes, (int, float)) or minutes < 0:
            abort(400)
        if other not in balances:
            abort(404)
        if minutes > balances[name]:
            abort(409)
        balances[name] -= minutes
        balances[other] += minutes
        return {"minutes": balances[name]}

    return app
