import hmac
import secrets

from flask import Flask, abort, redirect, render_template_string, request, session

PAGE = """<!doctype html>
<title>{{ title }}</title>
<form method="post" action="{{ request.path }}">
<input type="hidden" name="csrf_token" value="{{ token }}">
{% for name, kind, value in fields %}
<p><label>{{ name }} <input name="{{ name }}" type="{{ kind }}" value="{{ value }}"></label></p>
{% endfor %}
<button type="submit">OK</button>
</form>
"""


def create_app(check_password, emails: dict) -> Flask:
    """The part of a forum in which users change their e-mail address."""
    app = Flask(__name__)
    app.secret_key = secrets.token_bytes(32)
    csrf_token = secrets.token_urlsafe(32)

    def show(title, fields):
        return render_template_string(PAGE, title=title, fields=fields, token=csrf_token)

    @app.get("/login")
    def login_page():
        return show("Login", [("name", "text", ""), ("password", "password", "")])

    @app.post("/login")
    def login():
        name = request.form.get("name", "")
        if not check_password(name, request.form.get("password", "")):
            abort(401)
        session.clear()
        session["name"] = name
        return redirect("/settings", code=303)

    @app.get("/settings")
    def settings_page():
        if "name" not in session:
            return redirect("/login")
        return show("Settings", [("email", "email", emails.get(session["name"], ""))])

    @app.post("/settings")
    def change():
        if "name" not in session:
            return redirect("/login")
        given = request.form.get("csrf_token", "")
        if not hmac.compare_digest(given.encode(), csrf_token.encode()):
            abort(403)
        emails[session["name"]] = request.form.get("email", "").strip()
        return redirect("/settings", code=303)

    return app
