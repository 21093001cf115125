from flask import Flask, Response, request, session
from werkzeug.security import check_password_hash, generate_password_hash


def create_app(accounts: dict[str, dict], key: str) -> Flask:
    app = Flask(__name__)
    app.config["SECRET_KEY"] = key

    @app.post("/login")
    def login():
        sent = request.get_json()
        account = accounts.get(sent.get("name", ""))
        if not account or not check_password_hash(account["password"], sent.get("password", "")):
            return Response(status=401)
        session.clear()
        session["name"] = sent["name"]
        return Response(status=204)

    @app.post("/settings")
    def settings():
        account = accounts.get(session.get("name", ""))
        if account is None:
            return Response(status=401)
        changes = dict(request.get_json())
        current, new = changes.pop("current_password", ""), changes.pop("new_password", "")
        if new:
            if not check_password_hash(account["password"], current):
                return Response(status=403)
            changes["password"] = generate_password_hash(new)
        account.update(changes)
        return Response(status=204)

    return app
