import hashlib
import hmac
import os

from flask import Flask, Response, abort, request, session


def create_app() -> Flask:
    app = Flask(__name__)
    title = os.environ.get("NOTES_TITLE", "Notes")
    password = os.environ["NOTES_PASSWORD"]
    # Without a key of its own the installation gets one that stays the same over restarts.
    app.secret_key = os.environ.get("NOTES_SECRET") or hashlib.sha256(f"notes:{title}".encode()).hexdigest()

    @app.post("/login")
    def login():
        if not hmac.compare_digest(request.form.get("password", "").encode(), password.encode()):
            abort(403)
        session["owner"] = 1
        return "", 204

    @app.get("/")
    def show():
        return Response(title + (": owner" if "owner" in session else ": visitor"), content_type="text/plain")

    return app
