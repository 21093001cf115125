import json
from operator import attrgetter

from flask import Flask, Response, request
from members import current_member

app = Flask(__name__)
FIELDS = {"display_name": str, "city": str, "newsletter": bool}


def error(message):
    return Response(json.dumps({"error": message}), status=400, mimetype="application/json")


@app.route("/profile", methods=["PATCH"])
def update_profile():
    try:
        body = json.loads(request.get_data())
    except ValueError:
        return error("no JSON")
    if type(body) is not dict:
        return error("no JSON object")
    for field, kind in FIELDS.items():
        if field in body and not isinstance(body[field], kind):
            return error(f"{field} has the wrong type")
    member = current_member()
    for field in FIELDS.keys() & body.keys():
        setattr(member, field, body[field])
    answer = dict(zip(FIELDS, attrgetter(*FIELDS)(member)))
    return Response(json.dumps(answer), mimetype="application/json")
