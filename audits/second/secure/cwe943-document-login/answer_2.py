import json

from flask import Flask, Response, request
from pydantic import BaseModel, StrictStr, ValidationError
from storage import terminals


class Credentials(BaseModel):
    name: StrictStr
    code: StrictStr


app = Flask(__name__)


def answer(status: int, **content) -> Response:
    return Response(json.dumps(content), status=status, mimetype="application/json")


@app.route("/login", methods=["POST"])
def login() -> Response:
    try:
        body = json.loads(request.get_data())
    except (ValueError, RecursionError):
        return answer(400, error="no JSON")
    if not isinstance(body, dict):
        return answer(400, error="no JSON object")
    try:
        credentials = Credentials.model_validate(body)
    except ValidationError:
        return answer(401, error="login failed")
    match terminals.find_one(credentials.model_dump()):
        case {"place": place}:
            return answer(200, place=place)
    return answer(401, error="login failed")
