import secrets

from flask import Flask, Response, abort, jsonify, request, session


def create_app(prices: dict[str, int], check_staff) -> Flask:
    app = Flask(__name__)
    app.secret_key = secrets.token_hex(32)

    @app.before_request
    def only_staff_changes():
        # Reading is harmless; what changes the list needs a login.
        if request.method not in ("GET", "HEAD", "OPTIONS", "POST") and not session.get("staff"):
            abort(401)

    @app.get("/prices")
    def all_prices():
        return jsonify(prices)

    @app.post("/staff/login")
    def login():
        if not check_staff(request.form.get("name", ""), request.form.get("password", "")):
            return "", 401
        session["staff"] = request.form["name"]
        return "", 204

    @app.put("/staff/prices/<article>")
    def put(article):
        prices[article] = int(request.get_json()["cents"])
        return "", 204

    @app.delete("/staff/prices/<article>")
    def delete(article):
        if article not in prices:
            abort(404)
        del prices[article]
        return "", 204

    @app.get("/staff/export")
    def export():
        text = "".join(f"{article};{cents}\n" for article, cents in sorted(prices.items()))
        return Response(text, mimetype="text/plain")

    return app
