from flask import Flask, Response, request, session
from flask.views import View
from pydantic import BaseModel, ValidationError
from werkzeug.security import check_password_hash, generate_password_hash


class Settings(BaseModel):
    language: str | None = None
    current_password: str = ""
    new_password: str = ""


class Login(View):
    methods = ["POST"]

    def __init__(self, accounts):
        self.accounts = accounts

    def dispatch_request(self):
        data = request.get_json(silent=True) or {}
        name, password = str(data.get("name", "")), str(data.get("password", ""))
        account = self.accounts.get(name)
        if account is None or not check_password_hash(account["password"], password):
            return Response(status=401)
        session["name"] = name
        return Response(status=204)


class Change(Login):
    def dispatch_request(self):
        account = self.accounts.get(session.get("name", ""))
        if account is None:
            return Response(status=401)
        try:
            wanted = Settings.model_validate(request.get_json(silent=True))
        except ValidationError:
            return Response(status=400)
        if wanted.new_password:
            if not check_password_hash(account["password"], wanted.current_password):
                return Response("The current password is wrong.", status=400)
            account["password"] = generate_password_hash(wanted.new_password)
        if wanted.language is not None:
            account["language"] = wanted.language
        return Response(status=204)


def create_app(accounts: dict[str, dict], key: str) -> Flask:
    app = Flask(__name__)
    app.secret_key = key
    app.add_url_rule("/login", view_func=Login.as_view("login", accounts))
    app.add_url_rule("/settings", view_func=Change.as_view("settings", accounts))
    return app
