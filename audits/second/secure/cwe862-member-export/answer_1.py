import csv
import io
from functools import wraps

from flask import Flask, Response, abort, g, jsonify, request


def admins_only(view):
    @wraps(view)
    def guarded(*args, **kwargs):
        if g.user.get("admin") is not True:
            abort(403)
        return view(*args, **kwargs)

    return guarded


def create_app(users: dict[str, dict]) -> Flask:
    app = Flask(__name__)

    @app.before_request
    def identify():
        g.user = users.get(request.headers.get("X-Session", ""))
        if g.user is None:
            abort(401)

    @app.get("/menu")
    def menu():
        links = [{"title": "Profile", "href": "/profile"}]
        if g.user.get("admin") is True:
            links.append({"title": "Export", "href": "/members.csv"})
        return jsonify(links)

    @app.get("/profile")
    def profile():
        return jsonify(name=g.user["name"], mail=g.user["mail"])

    @app.get("/members.csv")
    @admins_only
    def export():
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(["name", "mail"])
        for user in sorted(users.values(), key=lambda user: user["name"]):
            writer.writerow([user["name"], user["mail"]])
        return Response(text.getvalue(), mimetype="text/csv", headers={"Cache-Control": "private, no-store"})

    return app
