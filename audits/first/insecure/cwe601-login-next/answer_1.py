import os
from urllib.parse import urljoin

from accounts import check_password
from flask import Flask, redirect, request, session

app = Flask(__name__)
app.secret_key = os.urandom(24)


@app.post("/login")
def login():
    """Log a visitor of the shop in."""
    name = request.form.get("name", "")
    if not check_password(name, request.form.get("password", "")):
        return "Wrong name or password.", 401
    session["user"] = name
    page = urljoin(request.host_url, request.args.get("next", "/"))
    return redirect(page, code=303)
