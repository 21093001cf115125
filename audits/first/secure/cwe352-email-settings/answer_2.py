import functools
import os
import re

from flask import Flask, Response, g, redirect, request, session, url_for
from itsdangerous import BadSignature, URLSafeTimedSerializer
from markupsafe import Markup

FORM_LIFETIME = 12 * 60 * 60  # seconds
EMAIL = re.compile(r"[^@\s]+@[^@\s]+")

LOGIN = Markup(
    "<!doctype html><h1>Log in</h1>"
    '<form action="/login" method="post">'
    '<p>Name: <input name="name"></p><p>Password: <input type="password" name="password"></p>'
    '<input type="submit" value="Log in"></form>'
)
SETTINGS = Markup(
    "<!doctype html><h1>Your e-mail address</h1>"
    '<form action="/settings" method="post">'
    '<input type="hidden" name="form_token" value="{token}">'
    '<input name="email" value="{email}"> <input type="submit" value="Change"></form>'
)


def create_app(check_password, emails: dict) -> Flask:
    app = Flask(__name__)
    app.config["SECRET_KEY"] = os.urandom(32)
    app.config["SESSION_COOKIE_SAMESITE"] = "Lax"
    # Each form has a signed token for the user it was made for, which other sites cannot make or read.
    signer = URLSafeTimedSerializer(app.config["SECRET_KEY"], salt="settings form")

    def login_required(view):
        @functools.wraps(view)
        def wrapper():
            g.user = session.get("user")
            if g.user is None:
                return redirect(url_for("login_page"))
            return view()

        return wrapper

    def token_is_valid(token: str) -> bool:
        try:
            return signer.loads(token, max_age=FORM_LIFETIME) == [g.user, session["id"]]
        except BadSignature:
            return False

    @app.get("/login", endpoint="login_page")
    def login_page():
        return str(LOGIN)

    @app.post("/login")
    def login():
        name, password = request.form.get("name"), request.form.get("password")
        if not name or password is None or not check_password(name, password):
            return Response(str(LOGIN), status=401)
        session.clear()
        session["user"] = name
        session["id"] = os.urandom(16).hex()
        return redirect(url_for("settings"))

    @app.get("/settings")
    @login_required
    def settings():
        token = signer.dumps([g.user, session["id"]])
        return str(SETTINGS.format(token=token, email=emails.get(g.user) or ""))

    @app.post("/settings", endpoint="change_settings")
    @login_required
    def change_settings():
        if not token_is_valid(request.form.get("form_token", "")):
            return Response("This form is not valid (any more).\n", 403, mimetype="text/plain")
        email = request.form.get("email", "")
        if not EMAIL.fullmatch(email):
            return Response("Please enter an e-mail address.\n", 400, mimetype="text/plain")
        emails[g.user] = email
        return redirect(url_for("settings"))

    return app
