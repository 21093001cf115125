import hashlib
import hmac
import secrets
import threading
import time
from urllib.parse import urlencode

from flask import Flask, request
from werkzeug.security import generate_password_hash

LIFETIME = 30 * 60  # seconds
MIN_LENGTH = 8


def create_app(accounts: dict[str, str], send_mail) -> Flask:
    """Make the application with which the users of a library choose a new password.

    A link works for half an hour and once. Only the hash of its token is kept.
    """
    app = Flask(__name__)
    pending: dict[str, tuple[bytes, float]] = {}  # e-mail address -> hash of the token, time of expiry
    lock = threading.Lock()

    def digest(token: str) -> bytes:
        return hashlib.sha256(token.encode()).digest()

    @app.post("/forgot")
    def forgot():
        email = request.form.get("email", "")
        if email in accounts:
            token = secrets.token_urlsafe(32)
            with lock:
                pending[email] = digest(token), time.time() + LIFETIME
            link = "https://library.example/reset?" + urlencode({"email": email, "token": token})
            send_mail(email, link)
        # the same answer for everybody: it does not tell who has an account
        return "If there is such an account, a mail is on its way.\n", 202

    @app.post("/reset")
    def reset():
        email = request.form.get("email", "")
        token = request.form.get("token", "")
        password = request.form.get("password", "")
        if len(password) < MIN_LENGTH:
            return "The password is too short.\n", 400

        with lock:
            expected, expiry = pending.get(email, (digest(secrets.token_urlsafe()), 0))
            valid = hmac.compare_digest(expected, digest(token)) and time.time() < expiry
            if not valid or email not in accounts:
                return "The link is not valid.\n", 400
            del pending[email]
        accounts[email] = generate_password_hash(password)
        return "", 204

    return app
