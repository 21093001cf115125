import hashlib
import secrets

from flask import Flask, jsonify, request
from flask.sessions import SessionInterface, SessionMixin


class ServerSession(dict, SessionMixin):
    """A session in the memory of the process; `sid` is None until it has been stored."""

    def __init__(self, sid=None, data=()):
        super().__init__(data)
        self.sid = sid
        self.renew = False


class MemorySessions(SessionInterface):
    def __init__(self):
        self._store = {}

    @staticmethod
    def _digest(sid):
        return hashlib.sha256(sid.encode("utf-8", "replace")).hexdigest()

    def open_session(self, app, request):
        sid = request.cookies.get("sid")
        if sid and (data := self._store.get(self._digest(sid))) is not None:
            return ServerSession(sid, data)
        return ServerSession(None, {"user": None, "items": []})

    def save_session(self, app, session, response):
        if session.sid is not None and session.renew:
            self._store.pop(self._digest(session.sid), None)
            session.sid = None
        if session.sid is None:
            session.sid = secrets.token_urlsafe(24)
            response.set_cookie("sid", session.sid, httponly=True, samesite="Lax")
            response.vary.add("Cookie")
        self._store[self._digest(session.sid)] = dict(session)


def create_app(check_password) -> Flask:
    from flask import session

    app = Flask(__name__)
    app.session_interface = MemorySessions()

    @app.post("/cart")
    def add_item():
        session["items"] = [*session["items"], request.form["item"]]
        return "", 204

    @app.get("/cart")
    def get_cart():
        return jsonify({"user": session["user"], "items": session["items"]})

    @app.post("/login")
    def login():
        if not check_password(request.form["name"], request.form["password"]):
            return jsonify({"error": "unauthorized"}), 401
        session["user"] = request.form["name"]
        session.renew = True
        return "", 204

    return app
