import csv
import io

from flask import Flask, Response, jsonify, request

# title, address, for administrators only
MENU = [
    ("Profile", "/profile", False),
    ("Export", "/members.csv", True),
]


class Club:
    def __init__(self, users: dict[str, dict]) -> None:
        self.users = users

    @property
    def user(self) -> dict | None:
        return self.users.get(request.headers.get("X-Session"))

    def check_session(self):
        if self.user is None:
            return jsonify(error="unknown session"), 401

    def menu(self):
        return jsonify(
            [
                {"title": title, "href": href}
                for title, href, admins_only in MENU
                if self.user["admin"] or not admins_only
            ]
        )

    def profile(self):
        return jsonify(name=self.user["name"], mail=self.user["mail"])

    def members(self):
        file = io.StringIO()
        table = csv.writer(file)
        table.writerow(["name", "mail"])
        for member in sorted(self.users.values(), key=lambda member: member["name"]):
            table.writerow([member["name"], member["mail"]])
        return Response(file.getvalue(), mimetype="text/csv")


def create_app(users: dict[str, dict]) -> Flask:
    app = Flask(__name__)
    club = Club(users)
    app.before_request(club.check_session)
    app.add_url_rule("/menu", view_func=club.menu)
    app.add_url_rule("/profile", view_func=club.profile)
    app.add_url_rule("/members.csv", view_func=club.members)
    return app
