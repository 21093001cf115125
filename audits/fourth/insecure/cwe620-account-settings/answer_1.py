from flask import Flask, abort, request, session
from werkzeug.security import check_password_hash, generate_password_hash


def create_app(accounts: dict[str, dict], key: str) -> Flask:
    app = Flask(__name__)
    app.secret_key = key

    @app.post("/login")
    def login():
        data = request.get_json()
        account = accounts.get(data.get("name"))
        if account is None or not check_password_hash(account["password"], data.get("password", "")):
            abort(401)
        session["user"] = data["name"]
        return "", 204

    @app.post("/settings")
    def settings():
        user = session.get("user")
        if user not in accounts:
            abort(401)
        data = request.get_json()
        if data.get("language"):
            accounts[user]["language"] = data["language"]
        if data.get("new_password"):
            accounts[user]["password"] = generate_password_hash(data["new_password"])
        return "", 204

    return app
