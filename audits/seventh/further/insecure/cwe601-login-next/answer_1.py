import os
from urllib.parse import urljoin, urlsplit
from accounts import check_password
from flask import Flask, redirect, request, session

app = Flask(__name__)
app.secret_key = os.urandom(24)


@app.post("/login")
def login():
    name = request.form.get("name", "")
    if not check_password(name, request.form.get("password", "")):
        return "", 401
    session["user"] = name
    target = request.args.get("next") or "/"
    if urlsplit(target).netloc not in ("", request.host):
        target = "/"
    return redirect(target)
