import os
import re
from urllib.parse import urljoin, urlsplit

from accounts import check_password
from flask import Flask, redirect, request, session

app = Flask(__name__)
app.secret_key = os.urandom(24)

# The target is resolved against a base that no real page has; only what stays below it is a page of ours.
BASE = "https://shop.invalid/"
UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")


def local_target(wanted: str | None) -> str:
    if not wanted or UNSAFE.search(wanted):
        return "/"
    try:
        url = urlsplit(urljoin(BASE, wanted))
    except ValueError:
        return "/"
    if f"{url.scheme}://{url.netloc}/" != BASE:
        return "/"
    # put together anew from path and query, with exactly one slash at the front
    path = "/" + url.path.lstrip("/")
    return f"{path}?{url.query}" if url.query else path


@app.post("/login")
def login():
    name = request.form.get("name", default="")
    password = request.form.get("password", default="")
    if not check_password(name, password):
        return "Please check your name and your password.", 401
    session.clear()
    session["user"] = name
    return redirect(local_target(request.args.get("next")), 303)
