import secrets

from flask import Flask, abort, jsonify, request, session

MAX_ATTEMPTS = 5


def create_app(check_password, send_code, key: str) -> Flask:
    app = Flask(__name__)
    app.secret_key = key
    codes: dict[str, str] = {}
    attempts: dict[str, int] = {}

    @app.post("/login")
    def login():
        name = request.form.get("name", "")
        password = request.form.get("password", "")
        if not check_password(name, password):
            abort(401)
        session.clear()
        session["pending"] = name
        codes[name] = "%06d" % secrets.randbelow(10**6)
        attempts[name] = 0
        send_code(name, codes[name])
        return "", 204

    @app.post("/code")
    def code():
        name = session.get("pending")
        if name is None:
            abort(401)
        if request.form.get("code") != codes.get(name):
            attempts[name] = attempts.get(name, 0) + 1
            if attempts[name] >= MAX_ATTEMPTS:
                # no guessing: the code is void, a new login is needed
                codes.pop(name, None)
            abort(401)
        codes.pop(name, None)
        session.clear()
        session["name"] = name
        return "", 204

    @app.get("/inbox")
    def inbox():
        name = session.get("name")
        if name is None:
            abort(401)
        return jsonify(name=name)

    return app
