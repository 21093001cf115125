import os

from accounts import check_password
from flask import Flask, abort, redirect, request, session

app = Flask(__name__)
app.secret_key = os.urandom(24)


def own_page(target: str) -> str:
    """The target when it is a path of the shop, else the start page."""
    if not target.startswith("/"):
        return "/"
    if target.startswith(("//", "/\\")):
        return "/"
    return target


@app.post("/login")
def login():
    """Log a visitor of the shop in."""
    name, password = request.form["name"], request.form["password"]
    if not check_password(name, password):
        abort(401)
    session["user"] = name
    return redirect(own_page(request.args.get("next", "/")))
