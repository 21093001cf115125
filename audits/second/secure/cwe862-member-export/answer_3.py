import csv
from io import StringIO
from operator import itemgetter

from flask import Blueprint, Flask, current_app, g, jsonify, make_response, request
from werkzeug.exceptions import NotFound, Unauthorized

everybody = Blueprint("everybody", __name__)
administration = Blueprint("administration", __name__)


def current_user() -> dict:
    if "user" not in g:
        session = request.headers.get("X-Session")
        known = current_app.extensions["club-users"]
        if session is None or session not in known:
            raise Unauthorized()
        g.user = known[session]
    return g.user


def is_admin() -> bool:
    return current_user().get("admin", False) is True


@everybody.before_request
def members_only():
    current_user()


@administration.before_request
def administrators_only():
    # for everybody else there is no such page
    if not is_admin():
        raise NotFound()


@everybody.route("/menu")
def menu():
    links = [dict(title="Profile", href="/profile")]
    if is_admin():
        links += [dict(title="Export", href="/members.csv")]
    return jsonify(links)


@everybody.route("/profile")
def profile():
    user = current_user()
    return jsonify({"name": user["name"], "mail": user["mail"]})


@administration.route("/members.csv")
def members():
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow(("name", "mail"))
    people = current_app.extensions["club-users"].values()
    writer.writerows(sorted(map(itemgetter("name", "mail"), people)))
    response = make_response(buffer.getvalue())
    response.mimetype = "text/csv"
    return response


def create_app(users: dict[str, dict]) -> Flask:
    app = Flask(__name__)
    app.extensions["club-users"] = users
    app.register_blueprint(everybody)
    app.register_blueprint(administration)
    return app
