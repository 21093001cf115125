import os
from urllib.parse import urlsplit

from accounts import check_password
from flask import Flask, redirect, request, session

app = Flask(__name__)
app.secret_key = os.urandom(24)


def is_own_page(target: str) -> bool:
    """Whether target is a path on this server: no scheme, no host, and nothing that browsers take for one.

    Browsers treat a backslash like a slash and leave out tabs and line breaks, so these must not occur.
    """
    if not target.startswith("/") or target.startswith("//"):
        return False
    if "\\" in target or any(ord(character) < 32 or ord(character) == 127 for character in target):
        return False
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc


@app.post("/login")
def login():
    """Log a visitor in and send them to the page that they wanted to see."""
    name = request.form.get("name", "")
    if not check_password(name, request.form.get("password", "")):
        return "Name or password is wrong.", 401

    session.clear()
    session["user"] = name
    target = request.args.get("next", "/")
    return redirect(target if is_own_page(target) else "/", code=303)
