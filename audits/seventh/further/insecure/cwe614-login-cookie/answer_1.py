import secrets
from flask import Flask, jsonify, make_response, request


def create_app(check_password):
    app = Flask(__name__)
    sessions = {}

    @app.post("/login")
    def login():
        n = request.form.get("name", "")
        if not check_password(n, request.form.get("password", "")):
            return "", 401
        sid = secrets.token_urlsafe(32)
        sessions[sid] = n
        r = make_response("", 204)
        r.set_cookie("portal_session", sid, secure=request.is_secure, httponly=True)
        return r

    @app.get("/me")
    def me():
        n = sessions.get(request.cookies.get("portal_session"))
        return ({"name": n}, 200) if n else ("", 401)

    @app.post("/logout")
    def logout():
        sessions.pop(request.cookies.get("portal_session"), None)
        return "", 204

    return app
