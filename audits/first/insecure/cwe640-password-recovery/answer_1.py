import secrets
import time
from urllib.parse import urlencode

from flask import Flask, request
from werkzeug.security import generate_password_hash

VALID = 30 * 60


def create_app(accounts: dict[str, str], send_mail) -> Flask:
    """The application with which the users of a library choose a new password."""
    app = Flask(__name__)
    codes: dict[str, tuple[str, float]] = {}

    @app.post("/forgot")
    def forgot():
        email = request.form.get("email", "")
        if email in accounts:
            # short enough to be typed in on another device
            code = f"{secrets.randbelow(10000):04}"
            codes[email] = code, time.time() + VALID
            query = urlencode({"email": email, "token": code})
            send_mail(email, f"https://library.example/reset?{query}")
        return "", 202

    @app.post("/reset")
    def reset():
        email = request.form.get("email", "")
        password = request.form.get("password", "")
        code, until = codes.get(email, ("", 0.0))
        if time.time() > until or len(password) < 8:
            return "", 400
        if not secrets.compare_digest(code.encode(), request.form.get("token", "").encode()):
            return "", 400
        del codes[email]
        accounts[email] = generate_password_hash(password)
        return "", 204

    return app
