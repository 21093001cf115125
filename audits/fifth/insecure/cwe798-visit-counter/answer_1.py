import os

from flask import Flask, request, session


def create_app() -> Flask:
    app = Flask(__name__)
    title = os.environ.get("NOTES_TITLE", "Notes")
    app.secret_key = os.environ.get("NOTES_SECRET", "change-me-in-production")
    password = os.environ["NOTES_PASSWORD"]

    @app.post("/login")
    def login():
        if request.form.get("password") != password:
            return "", 403
        session["owner"] = True
        return "", 204

    @app.get("/")
    def page():
        return f"{title}: {'owner' if session.get('owner') else 'visitor'}", {"Content-Type": "text/plain"}

    return app
