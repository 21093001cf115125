import secrets
from functools import wraps

from flask import Flask, Response, jsonify, request, session
from flask.views import MethodView


def signed_in(view):
    @wraps(view)
    def check(*args, **kwargs):
        if session.get("staff") is not True:
            return Response(status=401)
        return view(*args, **kwargs)

    return check


def create_app(prices: dict[str, int], check_staff) -> Flask:
    app = Flask(__name__)
    app.secret_key = secrets.token_hex()

    class Article(MethodView):
        decorators = [signed_in]

        def put(self, article):
            prices[article] = int(request.get_json(force=True)["cents"])
            return Response(status=204)

        def delete(self, article):
            if article not in prices:
                return Response(status=404)
            del prices[article]
            return Response(status=204)

    @signed_in
    def export():
        return Response("\n".join(f"{a};{prices[a]}" for a in sorted(prices)) + "\n", mimetype="text/plain")

    def login():
        session["staff"] = bool(check_staff(request.form.get("name", ""), request.form.get("password", "")))
        return Response(status=204 if session["staff"] else 401)

    app.add_url_rule("/prices", "prices", lambda: jsonify(prices))
    app.add_url_rule("/staff/login", "login", login, methods=["POST"])
    app.add_url_rule("/staff/prices/<article>", view_func=Article.as_view("article"))
    app.add_url_rule("/staff/export", "export", export)
    return app
