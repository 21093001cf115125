import hmac
import secrets
import time
from dataclasses import dataclass, field
from hashlib import sha256
from threading import RLock

from flask import Flask, jsonify, request, session


@dataclass
class Challenge:
    """A code that was sent to a user and not yet entered."""

    nonce: str
    code: str
    attempts_left: int = 5
    made: float = field(default_factory=time.monotonic)

    def expired(self) -> bool:
        return time.monotonic() - self.made > 10 * 60


class Challenges:
    """One open challenge for a user at most; the latest login replaces an earlier one."""

    def __init__(self):
        self._by_name: dict[str, Challenge] = {}
        self._wrong: dict[str, list[float]] = {}
        self._lock = RLock()

    def start(self, name: str) -> Challenge:
        challenge = Challenge(secrets.token_hex(16), str(secrets.randbelow(1_000_000)).zfill(6))
        with self._lock:
            self._by_name[name] = challenge
        return challenge

    def locked(self, name: str) -> bool:
        hour_ago = time.monotonic() - 3600
        recent = [moment for moment in self._wrong.get(name, ()) if moment > hour_ago]
        self._wrong[name] = recent
        return len(recent) >= 30

    def finish(self, name: str, nonce: str, code: str) -> bool:
        with self._lock:
            challenge = self._by_name.get(name)
            if challenge is None or challenge.nonce != nonce or self.locked(name):
                return False
            if challenge.expired():
                del self._by_name[name]
                return False
            expected = sha256(challenge.code.encode()).digest()
            if hmac.compare_digest(sha256(code.encode()).digest(), expected):
                del self._by_name[name]
                self._wrong.pop(name, None)
                return True
            self._wrong.setdefault(name, []).append(time.monotonic())
            challenge.attempts_left -= 1
            if challenge.attempts_left == 0:
                del self._by_name[name]
            return False


def create_app(check_password, send_code, key: str) -> Flask:
    app = Flask(__name__)
    app.config["SECRET_KEY"] = key
    app.config["SESSION_COOKIE_SAMESITE"] = "Strict"
    challenges = Challenges()

    def denied():
        return jsonify(error="not logged in"), 401

    @app.route("/login", methods=["POST"])
    def first_step():
        name = request.form.get("name")
        password = request.form.get("password")
        if name is None or password is None or not check_password(name, password):
            return denied()
        challenge = challenges.start(name)
        session.clear()
        session["first_step"] = [name, challenge.nonce]
        send_code(name, challenge.code)
        return "", 204

    @app.route("/code", methods=["POST"])
    def second_step():
        step = session.get("first_step")
        code = request.form.get("code")
        if not step or not code:
            return denied()
        name, nonce = step
        if not challenges.finish(name, nonce, code):
            return denied()
        session.clear()
        session["user"] = name
        return "", 204

    @app.route("/inbox")
    def inbox():
        user = session.get("user")
        if user is None:
            return denied()
        return jsonify({"name": user})

    return app
