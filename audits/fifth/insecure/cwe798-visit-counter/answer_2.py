import hmac
import os
import secrets

from flask import Flask, Response, request, session


def create_app() -> Flask:
    app = Flask(__name__)
    app.config["SECRET_KEY"] = os.environ.get("NOTES_SECRET") or secrets.token_hex(32)
    title = os.environ.get("NOTES_TITLE") or "Notes"
    expected = os.environ.get("NOTES_PASSWORD", "")

    @app.post("/login")
    def login():
        given = request.form.get("password", "")
        if not hmac.compare_digest(given.encode(), expected.encode()):
            return Response(status=403)
        session["logged_in"] = True
        return Response(status=204)

    @app.get("/")
    def index():
        who = "owner" if session.get("logged_in") else "visitor"
        return Response(f"{title}: {who}", mimetype="text/plain")

    return app
