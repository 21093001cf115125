from flask import Flask, abort, request, session
from werkzeug.security import check_password_hash, generate_password_hash


def create_app(accounts, key):
    app = Flask(__name__)
    app.secret_key = key

    @app.post("/login")
    def login():
        d = request.get_json()
        if d.get("name") not in accounts or not check_password_hash(
            accounts[d["name"]]["password"], d.get("password", "")
        ):
            abort(401)
        session["name"] = d["name"]
        return "", 204

    @app.post("/settings")
    def settings():
        if session.get("name") not in accounts:
            abort(401)
        user, d = accounts[session["name"]], request.get_json()
        if "new_password" in d:
            if "current_password" in d and not check_password_hash(user["password"], d["current_password"]):
                abort(403)
            user["password"] = generate_password_hash(d["new_password"])
        if "language" in d:
            user["language"] = d["language"]
        return "", 204

    return app
