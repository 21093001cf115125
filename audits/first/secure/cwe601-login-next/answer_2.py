import os

from accounts import check_password
from django.utils.http import url_has_allowed_host_and_scheme
from flask import Flask, abort, redirect, request, session

app = Flask(__name__)
app.secret_key = os.urandom(24)

HOME = "/"


def next_page() -> str:
    """The page from the parameter `next`; the home page in place of what leads out of the shop."""
    wanted = request.args.get("next") or HOME
    own = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    if own and wanted.isprintable():
        return wanted
    app.logger.warning("refused to redirect to %r", wanted)
    return HOME


@app.post("/login")
def login():
    try:
        name, password = request.form["name"], request.form["password"]
    except KeyError:
        abort(401)
    if not check_password(name, password):
        abort(401)
    session["user"] = name
    return redirect(next_page())
