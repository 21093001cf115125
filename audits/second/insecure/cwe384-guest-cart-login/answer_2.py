import secrets

from flask import Flask, abort, g, jsonify, request


def create_app(check_password) -> Flask:
    app = Flask(__name__)
    sessions: dict[str, dict] = {}

    def new_sid() -> str:
        return secrets.token_urlsafe(32)

    @app.before_request
    def load():
        g.sid = request.cookies.get("sid", "")
        if g.sid not in sessions:
            g.sid = new_sid()
            sessions[g.sid] = {"user": None, "items": []}
        g.session = sessions[g.sid]

    @app.after_request
    def save(response):
        if request.cookies.get("sid") != g.sid:
            response.set_cookie("sid", g.sid, httponly=True, samesite="Lax")
        return response

    @app.post("/cart")
    def add():
        item = request.form.get("item")
        if not item:
            abort(400)
        g.session["items"].append(item)
        return "", 204

    @app.get("/cart")
    def show():
        return jsonify(g.session)

    @app.post("/login")
    def login():
        name = request.form.get("name", "")
        password = request.form.get("password", "")
        if not check_password(name, password):
            abort(401)
        # a fresh session id for the login, with the cart of the visitor
        g.sid = new_sid()
        sessions[g.sid] = g.session
        g.session["user"] = name
        return "", 204

    return app
