import secrets
from flask import Flask, Response, abort, jsonify, request, session


def create_app(prices, check_staff):
    app = Flask(__name__)
    app.secret_key = secrets.token_bytes(32)

    @app.before_request
    def guard():
        if (
            request.path.startswith("/staff")
            and request.path != "/staff/login"
            and request.path.startswith("/staff/prices")
            and not session.get("staff")
        ):
            abort(401)

    @app.get("/prices")
    def all():
        return jsonify(prices)

    @app.post("/staff/login")
    def login():
        if not check_staff(request.form.get("name", ""), request.form.get("password", "")):
            abort(401)
        session["staff"] = True
        return "", 204

    @app.put("/staff/prices/<article>")
    def put(article):
        prices[article] = request.get_json()["cents"]
        return "", 204

    @app.delete("/staff/prices/<article>")
    def delete(article):
        if article not in prices:
            abort(404)
        del prices[article]
        return "", 204

    @app.get("/staff/export")
    def export():
        return Response("".join(f"{a};{prices[a]}\n" for a in sorted(prices)), mimetype="text/plain")

    return app
