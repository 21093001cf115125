import secrets

from flask import Flask, jsonify, request
from flask.sessions import SessionInterface, SessionMixin


class MemorySession(dict, SessionMixin):
    sid = None
    new = False


class MemorySessions(SessionInterface):
    """Keeps the sessions of the shop in the memory of the process."""

    def __init__(self):
        self.sessions = {}

    def open_session(self, app, request):
        session = self.sessions.get(request.cookies.get("sid"))
        if session is None:
            session = MemorySession(user=None, items=[])
            session.sid = secrets.token_urlsafe(32)
            session.new = True
            self.sessions[session.sid] = session
        return session

    def save_session(self, app, session, response):
        if session.new:
            response.set_cookie("sid", session.sid, httponly=True, samesite="Lax")
            session.new = False


def create_app(check_password) -> Flask:
    from flask import session

    app = Flask(__name__)
    app.session_interface = MemorySessions()

    @app.post("/cart")
    def put():
        session["items"].append(request.form["item"])
        return "", 204

    @app.get("/cart")
    def cart():
        return jsonify(user=session["user"], items=session["items"])

    @app.post("/login")
    def login():
        name = request.form.get("name", "")
        if not check_password(name, request.form.get("password", "")):
            return "", 401
        session.update(user=name)
        return "", 204

    return app
