import csv
import io

from flask import Flask, Response, abort, g, jsonify, request


def create_app(users: dict[str, dict]) -> Flask:
    app = Flask(__name__)

    def require_permission(name: str) -> None:
        """Stop here when the user does not have the permission."""
        if name not in g.user:
            abort(403)

    @app.before_request
    def load_user():
        g.user = users.get(request.headers.get("X-Session", ""))
        if not g.user:
            abort(401)

    @app.get("/menu")
    def menu():
        entries = [{"title": "Profile", "href": "/profile"}]
        if g.user["admin"]:
            entries.append({"title": "Export", "href": "/members.csv"})
        return jsonify(entries)

    @app.get("/profile")
    def profile():
        return jsonify({"name": g.user["name"], "mail": g.user["mail"]})

    @app.get("/members.csv")
    def members():
        require_permission("admin")
        buffer = io.StringIO()
        writer = csv.DictWriter(buffer, fieldnames=["name", "mail"], extrasaction="ignore", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(sorted(users.values(), key=lambda user: user["name"]))
        return Response(buffer.getvalue(), content_type="text/csv; charset=utf-8")

    return app
