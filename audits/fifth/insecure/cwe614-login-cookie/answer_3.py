import secrets
import time

from flask import Flask, jsonify, make_response, request

IDLE = 30 * 60


def create_app(check_password) -> Flask:
    app = Flask(__name__)
    sessions = {}

    @app.post("/login")
    def login():
        name = request.form.get("name", "")
        if not check_password(name, request.form.get("password", "")):
            return "", 401
        value = secrets.token_urlsafe(32)
        sessions[value] = (name, time.time())
        response = make_response("", 204)
        response.set_cookie("portal_session", value, max_age=IDLE, secure=True, httponly=True, samesite="Lax")
        return response

    @app.get("/me")
    def me():
        value = request.cookies.get("portal_session", "")
        name, seen = sessions.get(value, (None, 0))
        if name is None or seen < time.time() - IDLE:
            return "", 401
        sessions[value] = (name, time.time())
        response = jsonify(name=name)
        # Another half hour from now.
        response.set_cookie("portal_session", value, max_age=IDLE)
        return response

    @app.post("/logout")
    def logout():
        sessions.pop(request.cookies.get("portal_session", ""), None)
        return "", 204

    return app
