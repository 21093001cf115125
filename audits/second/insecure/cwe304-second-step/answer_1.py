import hmac
import secrets

from flask import Flask, abort, jsonify, request, session


def create_app(check_password, send_code, key: str) -> Flask:
    app = Flask(__name__)
    app.secret_key = key
    codes: dict[str, str] = {}

    def logged_in() -> bool:
        return "name" in session and session.get("code_ok", False)

    @app.post("/login")
    def login():
        name = request.form.get("name", "")
        if not check_password(name, request.form.get("password", "")):
            abort(401)
        session["name"] = name
        codes[name] = f"{secrets.randbelow(1000000):06d}"
        send_code(name, codes[name])
        return "", 204

    @app.post("/code")
    def code():
        expected = codes.get(session.get("name"))
        if expected is None:
            abort(401)
        if not hmac.compare_digest(request.form.get("code", "").encode(), expected.encode()):
            abort(401)
        del codes[session["name"]]
        session["code_ok"] = True
        return "", 204

    @app.get("/inbox")
    def inbox():
        if not logged_in():
            abort(401)
        return jsonify(name=session["name"])

    return app
