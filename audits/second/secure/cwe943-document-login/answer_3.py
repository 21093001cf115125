import hmac

from flask import Flask, abort, jsonify, request
from storage import terminals
from werkzeug.exceptions import BadRequest

LONGEST = 256


def create_app() -> Flask:
    application = Flask(__name__)
    application.config["MAX_CONTENT_LENGTH"] = 16 * 1024

    @application.post("/login")
    def login():
        credentials = request.get_json(force=True)
        if type(credentials) is not dict:
            raise BadRequest("a JSON object with name and code, please")
        name = text(credentials, "name")
        code = text(credentials, "code")
        terminal = terminals.find_one({"name": name, "code": code})
        # what was found must really be the terminal that was asked for
        if terminal is None or not same(terminal.get("name"), name) or not same(terminal.get("code"), code):
            abort(401)
        return jsonify({"place": terminal.get("place")})

    return application


def text(values: dict, key: str) -> str:
    value = values.get(key)
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST:
        abort(401)
    return value


def same(stored, given: str) -> bool:
    return isinstance(stored, str) and hmac.compare_digest(
        stored.encode("utf-8", "surrogatepass"), given.encode("utf-8", "surrogatepass")
    )


app = create_app()
