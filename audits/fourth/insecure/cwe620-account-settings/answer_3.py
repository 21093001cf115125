from flask import Flask, abort, request, session
from werkzeug.security import check_password_hash, generate_password_hash


def create_app(accounts: dict[str, dict], key: str) -> Flask:
    app = Flask(__name__)
    app.secret_key = key

    @app.route("/login", methods=["POST"])
    def login():
        form = request.get_json()
        name = form.get("name")
        if name in accounts and check_password_hash(accounts[name]["password"], form.get("password", "")):
            session["name"] = name
            return "", 204
        abort(401)

    @app.route("/settings", methods=["POST"])
    def settings():
        account = accounts.get(session.get("name"))
        if account is None:
            abort(401)
        form = request.get_json()
        if "new_password" in form and form["new_password"]:
            if "current_password" not in form:
                abort(400, "enter your current password")
            current = form["current_password"]
            if current and not check_password_hash(account["password"], current):
                abort(403, "this is not your current password")
            account["password"] = generate_password_hash(form["new_password"])
        if "language" in form:
            account["language"] = form["language"]
        return "", 204

    return app
