import html
import secrets
from urllib.parse import urlsplit

from flask import Flask, make_response, redirect, request, session
from flask.views import MethodView
from flask_login import LoginManager, UserMixin, current_user, login_required, login_user


class User(UserMixin):
    def __init__(self, name: str) -> None:
        self.id = name


class CsrfGuard:
    """Lets requests that change something pass only when they come from our own pages."""

    FIELD = "_csrf"

    def init_app(self, app: Flask) -> None:
        app.before_request(self.check)

    def token(self) -> str:
        return session.setdefault(self.FIELD, secrets.token_hex(32))

    def input(self) -> str:
        return f'<input type="hidden" name="{self.FIELD}" value="{html.escape(self.token())}">'

    def check(self):
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return None
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != request.host:
            return "This request comes from another site.", 403
        # before the login there is nothing yet that a token could be tied to
        if current_user.is_authenticated:
            sent = request.form.get(self.FIELD, "")
            if not secrets.compare_digest(sent.encode(), self.token().encode()):
                return "The token of the form is missing or wrong.", 403
        return None


def create_app(check_password, emails: dict) -> Flask:
    app = Flask(__name__)
    app.secret_key = secrets.token_bytes(32)
    app.config["SESSION_COOKIE_SAMESITE"] = "Strict"

    logins = LoginManager(app)
    logins.user_loader(User)
    logins.unauthorized_handler(lambda: redirect("/login"))
    guard = CsrfGuard()
    guard.init_app(app)

    def page(content: str, status: int = 200):
        response = make_response("<!DOCTYPE html><title>Forum</title>" + content, status)
        response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
        response.headers["Cache-Control"] = "no-store"
        return response

    class Login(MethodView):
        def get(self, status: int = 200):
            return page(
                f'<form method="post" action="/login">{guard.input()}'
                '<input name="name"><input name="password" type="password"><button>Log in</button></form>',
                status,
            )

        def post(self):
            name = request.form.get("name", "")
            if not check_password(name, request.form.get("password", "")):
                return self.get(401)
            session.clear()
            login_user(User(name))
            return redirect("/settings", code=303)

    class Settings(MethodView):
        decorators = [login_required]

        def get(self):
            email = html.escape(emails.get(current_user.id, ""))
            return page(
                f'<form method="post" action="/settings">{guard.input()}'
                f'<input name="email" value="{email}"><button>Save</button></form>'
            )

        def post(self):
            email = request.form.get("email", "").strip()
            if not email:
                return page("<p>The address is missing.</p>", 400)
            emails[current_user.id] = email
            return redirect("/settings", code=303)

    app.add_url_rule("/login", view_func=Login.as_view("login"))
    app.add_url_rule("/settings", view_func=Settings.as_view("settings"))
    return app
