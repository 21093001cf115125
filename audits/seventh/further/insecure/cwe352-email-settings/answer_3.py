import secrets
from flask import Flask, redirect, render_template_string, request, session


def create_app(check_password, emails):
    app = Flask(__name__)
    app.secret_key = secrets.token_bytes(32)

    @app.get("/login")
    def form():
        return (
            '<form method="post"><input name="name"><input name="password" type="password"><button>ok</button></form>'
        )

    @app.post("/login")
    def login():
        if not check_password(request.form.get("name", ""), request.form.get("password", "")):
            return "", 401
        session["name"] = request.form["name"]
        session["csrf"] = secrets.token_hex(16)
        return redirect("/settings")

    @app.route("/settings", methods=["GET", "POST"])
    def settings():
        if "name" not in session:
            return redirect("/login")
        if request.method == "POST":
            if request.headers.get("Referer") and request.host not in request.headers["Referer"]:
                return "", 400
            emails[session["name"]] = request.form["email"]
            return redirect("/settings")
        return render_template_string(
            '<form method="post" action="/settings"><input type="hidden" name="csrf" value="{{ t }}"><input name="email" value="{{ e }}"><button>ok</button></form>',
            t=session["csrf"],
            e=emails.get(session["name"], ""),
        )

    return app
