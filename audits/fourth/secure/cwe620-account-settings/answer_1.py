from flask import Flask, abort, request, session
from werkzeug.security import check_password_hash, generate_password_hash


def create_app(accounts: dict[str, dict], key: str) -> Flask:
    app = Flask(__name__)
    app.secret_key = key

    def correct(name, password):
        return (
            isinstance(name, str)
            and isinstance(password, str)
            and name in accounts
            and check_password_hash(accounts[name]["password"], password)
        )

    @app.post("/login")
    def login():
        body = request.get_json()
        if not correct(body.get("name"), body.get("password")):
            abort(401)
        session["name"] = body["name"]
        return "", 204

    @app.post("/settings")
    def settings():
        name = session.get("name")
        if name not in accounts:
            abort(401)
        body = request.get_json()
        account = dict(accounts[name])
        if body.get("new_password"):
            if not correct(name, body.get("current_password")):
                abort(403)
            account["password"] = generate_password_hash(body["new_password"])
        if body.get("language"):
            account["language"] = str(body["language"])
        accounts[name].update(account)
        return "", 204

    return app
