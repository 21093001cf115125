from flask import Flask, abort, jsonify, request


def create_app(balances, tokens):
    app = Flask(__name__)

    def caller():
        name = tokens.get(request.headers.get("X-Token", ""))
        if name is None:
            abort(401)
        return name

    @app.get("/balance")
    def balance():
        return jsonify({"minutes": balances[caller()]})

    @app.post("/transfer")
    def transfer():
        me = caller()
        d = request.get_json()
        to, m = d["to"], d["minutes"]
        if to not in balances:
            abort(404)
        if type(m) is not int or m <= 0:
            abort(400)
        if balances[me] < m:
            abort(409)
        mine, theirs = balances[me] - m, balances[to] + m
        balances[me] = mine
        balances[to] = theirs
        return jsonify({"minutes": balances[me]})

    return app
