import secrets

from flask import Flask, jsonify, make_response, request


def create_app(check_password) -> Flask:
    app = Flask(__name__)
    app.config.update(SESSION_COOKIE_SECURE=True, SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_SAMESITE="Lax")
    known = {}

    @app.route("/login", methods=["POST"])
    def login():
        name = request.form.get("name", "")
        if not check_password(name, request.form.get("password", "")):
            return jsonify(error="wrong"), 401
        token = secrets.token_hex(32)
        known[token] = name
        response = make_response("", 204)
        # The flags are set for the whole application above.
        response.set_cookie("portal_session", token)
        return response

    @app.route("/me")
    def me():
        token = request.cookies.get("portal_session", "")
        if token not in known:
            return jsonify(error="not logged in"), 401
        return jsonify({"name": known[token]})

    @app.route("/logout", methods=["POST"])
    def logout():
        known.pop(request.cookies.get("portal_session", ""), None)
        return "", 204

    return app
