import functools
import secrets

from flask import Flask, Response, abort, jsonify, request, session


def staff_only(view):
    @functools.wraps(view)
    def wrapped(*args, **values):
        if not session.get("employee"):
            abort(401)
        return view(*args, **values)

    return wrapped


def create_app(prices: dict[str, int], check_staff) -> Flask:
    app = Flask(__name__)
    app.secret_key = secrets.token_urlsafe(32)

    @app.get("/prices")
    def show():
        return jsonify(prices)

    @app.post("/staff/login")
    def login():
        name = request.form.get("name", "")
        if not check_staff(name, request.form.get("password", "")):
            abort(401)
        session.clear()
        session["employee"] = name
        return "", 204

    @staff_only
    @app.put("/staff/prices/<article>")
    def set_price(article):
        prices[article] = request.get_json()["cents"]
        return "", 204

    @staff_only
    @app.delete("/staff/prices/<article>")
    def remove(article):
        if article not in prices:
            abort(404)
        prices.pop(article)
        return "", 204

    @staff_only
    @app.get("/staff/export")
    def export():
        rows = sorted(prices.items())
        return Response("\n".join("%s;%d" % row for row in rows), mimetype="text/plain")

    return app
