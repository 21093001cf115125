import secrets

from flask import Flask, Response, jsonify, request, session


def create_app(prices: dict[str, int], check_staff) -> Flask:
    app = Flask(__name__)
    app.config["SECRET_KEY"] = secrets.token_bytes(32)

    def logged_in():
        return "name" in session

    @app.route("/prices")
    def public():
        return jsonify(prices)

    @app.route("/staff/login", methods=["POST"])
    def login():
        # The name is kept, so that the form shows it again after a typing error.
        session["name"] = request.form.get("name", "")
        if not check_staff(session["name"], request.form.get("password", "")):
            return Response(status=401)
        return Response(status=204)

    @app.route("/staff/prices/<article>", methods=["PUT", "DELETE"])
    def article_price(article):
        if not logged_in():
            return Response(status=401)
        if request.method == "PUT":
            prices[article] = request.json["cents"]
        elif prices.pop(article, None) is None:
            return Response(status=404)
        return Response(status=204)

    @app.route("/staff/export")
    def export():
        if not logged_in():
            return Response(status=401)
        lines = [f"{article};{prices[article]}" for article in sorted(prices)]
        return Response("\n".join(lines) + "\n", mimetype="text/plain")

    return app
