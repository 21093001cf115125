import secrets

from flask import Flask, abort, make_response, redirect, render_template_string, request

LOGIN = """<!doctype html><title>Login</title>
<form method="post">
<label>Name <input name="name"></label>
<label>Password <input name="password" type="password"></label>
<button>Log in</button>
</form>"""

SETTINGS = """<!doctype html><title>Settings</title>
<form method="post" action="/settings">
<label>E-mail <input name="email" type="email" value="{{ email }}"></label>
<button>Save</button>
</form>"""


def create_app(check_password, emails: dict) -> Flask:
    """The part of a forum in which users change their e-mail address."""
    app = Flask(__name__)
    visitors: dict[str, str] = {}

    def visitor() -> str | None:
        return visitors.get(request.cookies.get("sid", ""))

    @app.get("/login")
    def login_form():
        return render_template_string(LOGIN)

    @app.post("/login")
    def login():
        name = request.form.get("name", "")
        if not check_password(name, request.form.get("password", "")):
            abort(401)
        sid = secrets.token_urlsafe(32)
        visitors[sid] = name
        answer = make_response(redirect("/settings"))
        answer.set_cookie("sid", sid, httponly=True)
        return answer

    @app.route("/settings", methods=["GET", "POST"])
    def settings():
        name = visitor()
        if name is None:
            return redirect("/login")
        if request.method == "POST":
            emails[name] = request.form["email"]
            return redirect("/settings", 303)
        return render_template_string(SETTINGS, email=emails.get(name, ""))

    return app
