import secrets
import time
from urllib.parse import urlencode

from flask import Flask, request
from werkzeug.security import generate_password_hash

HOUR = 3600


def create_app(accounts: dict[str, str], send_mail) -> Flask:
    app = Flask(__name__)
    tokens = {}

    @app.post("/forgot")
    def forgot():
        email = request.form.get("email", "")
        if email in accounts:
            token = secrets.token_urlsafe(32)
            tokens[email] = token
            send_mail(email, "https://library.example/reset?" + urlencode({"email": email, "token": token}))
        return "", 202

    @app.post("/reset")
    def reset():
        email = request.form.get("email", "")
        token = request.form.get("token", "")
        password = request.form.get("password", "")
        right = tokens.get(email, "").startswith(token) and email in tokens
        if len(password) < 8 or not right:
            return "", 400
        del tokens[email]
        accounts[email] = generate_password_hash(password)
        return "", 204

    return app
