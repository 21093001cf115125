import secrets

from flask import Flask, abort, g, jsonify, request

COOKIE = "sid"


def create_app(check_password) -> Flask:
    app = Flask(__name__)
    sessions: dict[str, dict] = {}

    def start_session(user=None, items=()) -> None:
        """Give the visitor a session with a new number, which the answer sets."""
        g.sid = secrets.token_urlsafe(32)
        g.session = {"user": user, "items": list(items)}
        sessions[g.sid] = g.session
        g.set_cookie = True

    @app.before_request
    def find_session():
        g.set_cookie = False
        g.sid = request.cookies.get(COOKIE)
        g.session = sessions.get(g.sid)
        if g.session is None:
            start_session()

    @app.after_request
    def send_cookie(response):
        if g.get("set_cookie"):
            response.set_cookie(
                COOKIE, g.sid, httponly=True, samesite="Lax", secure=request.is_secure
            )
        return response

    @app.post("/cart")
    def add():
        item = request.form.get("item")
        if item is None:
            abort(400)
        g.session["items"].append(item)
        return "", 204

    @app.get("/cart")
    def show():
        return jsonify(user=g.session["user"], items=g.session["items"])

    @app.post("/login")
    def login():
        name = request.form.get("name", "")
        if not check_password(name, request.form.get("password", "")):
            return "", 401
        # a number that was known before the login must be worth nothing after it
        old = sessions.pop(g.sid)
        start_session(name, old["items"])
        return "", 204

    return app
