import hmac, secrets
from flask import Flask, jsonify, request, session


def create_app(check_password, send_code, key):
    app = Flask(__name__)
    app.secret_key = key
    pending = {}

    @app.post("/login")
    def login():
        name = request.form.get("name", "")
        if not check_password(name, request.form.get("password", "")):
            return "", 401
        code = f"{secrets.randbelow(10**6):06d}"
        pending[name] = code
        session.clear()
        session["pending"] = name
        send_code(name, code)
        return "", 204

    @app.post("/code")
    def code():
        given = request.form.get("code", "")
        name = session.get("pending")
        if name is None or not pending.get(name, "").startswith(given):
            return "", 401
        session["name"] = name
        return "", 204

    @app.get("/inbox")
    def inbox():
        return (jsonify({"name": session["name"]}), 200) if session.get("name") else ("", 401)

    return app
