import secrets

from flask import Blueprint, Flask, Response, abort, jsonify, request, session


def create_app(prices: dict[str, int], check_staff) -> Flask:
    app = Flask(__name__)
    app.secret_key = secrets.token_bytes(32)
    staff = Blueprint("staff", __name__, url_prefix="/staff")

    @staff.before_request
    def authenticate():
        if request.endpoint != "staff.login" and "employee" not in session:
            abort(401)

    @staff.post("/login")
    def login():
        session.clear()
        name = request.form.get("name", "")
        if not check_staff(name, request.form.get("password", "")):
            abort(401)
        session["employee"] = name
        return "", 204

    @staff.put("/prices/<article>")
    def change(article):
        body = request.get_json()
        cents = body.get("cents") if isinstance(body, dict) else None
        if type(cents) is not int or cents < 0:
            abort(400)
        prices[article] = cents
        return "", 204

    @staff.delete("/prices/<article>")
    def remove(article):
        if prices.pop(article, None) is None:
            abort(404)
        return "", 204

    @staff.get("/export")
    def export():
        text = "".join(f"{article};{cents}\n" for article, cents in sorted(prices.items()))
        return Response(text, content_type="text/plain; charset=utf-8")

    @app.get("/prices")
    def public_prices():
        return jsonify(prices)

    app.register_blueprint(staff)
    return app
