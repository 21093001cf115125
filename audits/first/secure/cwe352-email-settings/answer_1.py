import hmac
import secrets

from flask import Flask, abort, redirect, render_template_string, request, session

LOGIN_PAGE = """<!doctype html>
<title>Log in</title>
<form method="post" action="/login">
  <label>Name <input name="name" autocomplete="username" required></label>
  <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
  <button>Log in</button>
</form>
"""

SETTINGS_PAGE = """<!doctype html>
<title>Settings</title>
<form method="post" action="/settings">
  <input type="hidden" name="csrf_token" value="{{ token }}">
  <label>E-mail address <input name="email" type="email" value="{{ email }}" required></label>
  <button>Save</button>
</form>
"""


def create_app(check_password, emails: dict) -> Flask:
    """Make the part of a forum in which users change their e-mail address."""
    app = Flask(__name__)
    app.secret_key = secrets.token_bytes(32)
    app.config.update(SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_SAMESITE="Lax")

    @app.get("/login")
    def login_form():
        return render_template_string(LOGIN_PAGE)

    @app.post("/login")
    def login():
        name = request.form.get("name", "")
        if not check_password(name, request.form.get("password", "")):
            return render_template_string(LOGIN_PAGE), 401
        session.clear()
        session["name"] = name
        session["csrf_token"] = secrets.token_urlsafe(32)
        return redirect("/settings", 303)

    @app.get("/settings")
    def settings():
        if "name" not in session:
            return redirect("/login")
        return render_template_string(
            SETTINGS_PAGE, token=session["csrf_token"], email=emails.get(session["name"], "")
        )

    @app.post("/settings")
    def save_settings():
        if "name" not in session:
            return redirect("/login", 303)
        # the token stands in our own form only, so the request cannot come from another site
        if not hmac.compare_digest(request.form.get("csrf_token", "").encode(), session["csrf_token"].encode()):
            abort(400, "The form is out of date. Please open the page again.")
        email = request.form.get("email", "").strip()
        if "@" not in email or len(email) > 254:
            abort(400, "This is no e-mail address.")
        emails[session["name"]] = email
        return redirect("/settings", 303)

    return app
