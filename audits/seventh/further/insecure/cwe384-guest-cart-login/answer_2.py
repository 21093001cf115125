import secrets

from flask import Flask, g, jsonify, request


def create_app(check_password) -> Flask:
    app = Flask(__name__)
    sessions = {}

    @app.before_request
    def find_session():
        g.sid = request.cookies.get("sid")
        g.new = g.sid not in sessions
        if g.new:
            g.sid = secrets.token_urlsafe(32)
            sessions[g.sid] = {"user": None, "items": []}
        g.session = sessions[g.sid]

    @app.after_request
    def set_cookie(response):
        if g.new:
            response.set_cookie("sid", g.sid, httponly=True, samesite="Lax")
        return response

    @app.post("/cart")
    def put():
        g.session["items"].append(request.form["item"])
        return "", 204

    @app.get("/cart")
    def cart():
        return jsonify(g.session)

    @app.post("/login")
    def login():
        name = request.form.get("name", "")
        if not check_password(name, request.form.get("password", "")):
            return "", 401
        old, g.sid, g.new = g.sid, g.sid + secrets.token_hex(1), True
        sessions[g.sid] = sessions.pop(old)
        g.session["user"] = name
        return "", 204

    return app
