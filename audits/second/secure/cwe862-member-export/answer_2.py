import csv
import io
from dataclasses import dataclass
from typing import Callable

from flask import Flask, Response, jsonify, request


@dataclass(frozen=True)
class Page:
    """A page of the site: the menu and the permission to open it come from the same entry."""

    href: str
    answer: Callable[[dict], Response]
    title: str | None = None
    admins_only: bool = False

    def open_for(self, user: dict) -> bool:
        return not self.admins_only or bool(user.get("admin", False))


def create_app(users: dict[str, dict]) -> Flask:
    app = Flask(__name__)

    def menu(user: dict) -> Response:
        return jsonify([{"title": p.title, "href": p.href} for p in pages if p.title and p.open_for(user)])

    def profile(user: dict) -> Response:
        return jsonify({key: user[key] for key in ("name", "mail")})

    def members(user: dict) -> Response:
        out = io.StringIO()
        table = csv.DictWriter(out, ("name", "mail"), extrasaction="ignore")
        table.writeheader()
        table.writerows(sorted(users.values(), key=lambda member: member["name"]))
        return Response(out.getvalue(), content_type="text/csv; charset=utf-8")

    pages = [
        Page("/menu", menu),
        Page("/profile", profile, title="Profile"),
        Page("/members.csv", members, title="Export", admins_only=True),
    ]

    def view(page: Page) -> Callable[[], Response]:
        def answer():
            user = users.get(request.headers.get("X-Session"))
            if user is None:
                return jsonify(error="please log in"), 401
            if not page.open_for(user):
                return jsonify(error="for administrators only"), 403
            return page.answer(user)

        return answer

    for page in pages:
        app.add_url_rule(page.href, endpoint=page.href.strip("/").replace(".", "_"), view_func=view(page))
    return app
