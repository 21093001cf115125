from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field

from flask import Flask, g, jsonify, make_response, request


@dataclass
class Visit:
    sid: str
    user: str | None = None
    items: list[str] = field(default_factory=list)


class Visits:
    def __init__(self) -> None:
        self._visits: dict[str, Visit] = {}
        self._lock = threading.Lock()

    def find(self, sid: str | None) -> Visit | None:
        return self._visits.get(sid) if sid else None

    def begin(self) -> Visit:
        visit = Visit(secrets.token_hex(32))
        with self._lock:
            self._visits[visit.sid] = visit
        return visit

    def renew(self, visit: Visit, user: str) -> Visit:
        """A visit of its own for the user; the one before ends, its items move."""
        with self._lock:
            self._visits.pop(visit.sid, None)
            new = Visit(secrets.token_hex(32), user, list(visit.items))
            self._visits[new.sid] = new
        return new


def create_app(check_password) -> Flask:
    app = Flask(__name__)
    visits = Visits()

    def visit() -> Visit:
        if "visit" not in g:
            g.visit = visits.find(request.cookies.get("sid")) or visits.begin()
        return g.visit

    def answer(status, body=None):
        response = make_response(jsonify(body) if body is not None else "", status)
        if request.cookies.get("sid") != visit().sid:
            response.set_cookie("sid", visit().sid, httponly=True, samesite="Strict", path="/")
        response.headers["Cache-Control"] = "no-store"
        return response

    @app.post("/cart")
    def put():
        item = request.form.get("item", "")
        if not item:
            return answer(400, {"error": "item is missing"})
        visit().items.append(item)
        return answer(204)

    @app.get("/cart")
    def cart():
        return answer(200, {"user": visit().user, "items": visit().items})

    @app.post("/login")
    def login():
        form = request.form
        name, password = form.get("name"), form.get("password")
        if name is None or password is None or not check_password(name, password):
            return answer(401, {"error": "wrong name or password"})
        g.visit = visits.renew(visit(), name)
        return answer(204)

    return app
