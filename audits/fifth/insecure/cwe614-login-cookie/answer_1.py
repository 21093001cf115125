import secrets

from flask import Flask, jsonify, make_response, request


def create_app(check_password) -> Flask:
    app = Flask(__name__)
    sessions = {}

    @app.post("/login")
    def login():
        name = request.form.get("name", "")
        if not check_password(name, request.form.get("password", "")):
            return "", 401
        value = secrets.token_urlsafe(32)
        sessions[value] = name
        response = make_response("", 204)
        response.set_cookie("portal_session", value, samesite="Lax")
        return response

    @app.get("/me")
    def me():
        name = sessions.get(request.cookies.get("portal_session"))
        return jsonify(name=name) if name else ("", 401)

    @app.post("/logout")
    def logout():
        sessions.pop(request.cookies.get("portal_session"), None)
        response = make_response("", 204)
        response.delete_cookie("portal_session")
        return response

    return app
