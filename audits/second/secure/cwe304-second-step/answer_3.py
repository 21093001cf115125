import hmac
import secrets
import threading
from datetime import datetime, timedelta, timezone
from enum import Enum

from flask import Flask, abort, g, jsonify, request, session


class State(Enum):
    WAITING_FOR_CODE = 1
    LOGGED_IN = 2


class Login:
    def __init__(self, name, code):
        self.name = name
        self.code = code
        self.state = State.WAITING_FOR_CODE
        self.wrong = 0
        self.until = datetime.now(timezone.utc) + timedelta(minutes=5)


def create_app(check_password, send_code, key: str) -> Flask:
    """The state of each login stays on the server, the signed cookie merely names it."""
    app = Flask(__name__)
    app.secret_key = key
    logins: dict[str, Login] = {}
    guard = threading.Lock()

    @app.before_request
    def find_login():
        ticket = session.get("ticket")
        login = logins.get(ticket) if isinstance(ticket, str) else None
        if login and login.state is State.WAITING_FOR_CODE and login.until < datetime.now(timezone.utc):
            logins.pop(ticket, None)
            login = None
        g.login = login
        g.ticket = ticket

    def replace(login: Login) -> None:
        ticket = secrets.token_urlsafe()
        with guard:
            logins.pop(g.ticket, None)
            logins[ticket] = login
        session.clear()
        session["ticket"] = ticket

    @app.post("/login")
    def login():
        name, password = request.form.get("name", ""), request.form.get("password", "")
        if not check_password(name, password):
            abort(401)
        code = "".join(secrets.choice("0123456789") for _ in range(6))
        replace(Login(name, code))
        send_code(name, code)
        return "", 204

    @app.post("/code")
    def code():
        current = g.login
        if current is None or current.state is not State.WAITING_FOR_CODE:
            abort(401)
        with guard:
            if current.wrong >= 3:
                abort(401)
            matches = hmac.compare_digest(
                request.form.get("code", "").encode("utf-8"), current.code.encode("utf-8")
            )
            if matches:
                current.wrong = 3  # used up
            else:
                current.wrong += 1
        if not matches:
            abort(401)
        current.state = State.LOGGED_IN
        replace(current)
        return "", 204

    @app.get("/inbox")
    def inbox():
        if g.login is None or g.login.state is not State.LOGGED_IN:
            abort(401)
        return jsonify(name=g.login.name)

    return app
