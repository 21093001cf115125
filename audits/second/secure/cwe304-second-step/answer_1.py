import hmac
import secrets
import threading
import time

from flask import Flask, abort, jsonify, request, session

CODE_LIFETIME = 300
MAX_ATTEMPTS = 5


def create_app(check_password, send_code, key: str) -> Flask:
    app = Flask(__name__)
    app.secret_key = key
    app.config.update(SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_SAMESITE="Lax")

    # Half-finished logins by a random number; the cookie holds the number only, never the code.
    pending: dict[str, dict] = {}
    lock = threading.Lock()

    def forget_expired() -> None:
        now = time.monotonic()
        for number in [n for n, entry in pending.items() if entry["expires"] <= now]:
            del pending[number]

    @app.post("/login")
    def login():
        name = request.form.get("name", "")
        password = request.form.get("password", "")
        if not name or not check_password(name, password):
            abort(401)
        old = session.get("pending")
        session.clear()
        code = f"{secrets.randbelow(10**6):06d}"
        number = secrets.token_urlsafe(32)
        with lock:
            forget_expired()
            pending.pop(old, None)
            pending[number] = {
                "name": name,
                "code": code,
                "attempts": 0,
                "expires": time.monotonic() + CODE_LIFETIME,
            }
        session["pending"] = number
        send_code(name, code)
        return "", 204

    @app.post("/code")
    def code():
        given = request.form.get("code", "")
        number = session.get("pending")
        with lock:
            forget_expired()
            entry = pending.get(number)
            if entry is None:
                abort(401)
            entry["attempts"] += 1
            right = hmac.compare_digest(given.encode(), entry["code"].encode())
            if right or entry["attempts"] >= MAX_ATTEMPTS:
                del pending[number]
        if not right:
            abort(401)
        session.clear()
        session["name"] = entry["name"]
        return "", 204

    @app.get("/inbox")
    def inbox():
        if "name" not in session:
            abort(401)
        return jsonify(name=session["name"])

    return app
