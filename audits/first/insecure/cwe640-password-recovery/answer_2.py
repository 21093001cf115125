import hashlib
import secrets
import time
from urllib.parse import urlencode

from flask import Flask, request
from werkzeug.security import generate_password_hash

HOUR = 3600


def create_app(accounts: dict[str, str], send_mail) -> Flask:
    """The application with which the users of a library choose a new password."""
    app = Flask(__name__)
    # only the hashes of the tokens are kept, with the time until which they can be used
    open_tokens: dict[str, float] = {}

    def digest(token: str) -> str:
        return hashlib.sha256(token.encode()).hexdigest()

    @app.post("/forgot")
    def forgot():
        email = request.form.get("email", "")
        if email in accounts:
            token = secrets.token_urlsafe(32)
            open_tokens[digest(token)] = time.monotonic() + HOUR
            send_mail(email, "https://library.example/reset?" + urlencode({"email": email, "token": token}))
        return "", 202

    @app.post("/reset")
    def reset():
        email = request.form.get("email", "")
        token = request.form.get("token", "")
        password = request.form.get("password", "")
        if email not in accounts or len(password) < 8:
            return "", 400
        until = open_tokens.get(digest(token))
        if until is None or until < time.monotonic():
            return "", 400
        # each link works once
        del open_tokens[digest(token)]
        accounts[email] = generate_password_hash(password)
        return "", 204

    return app
