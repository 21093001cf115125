from flask import Flask, jsonify, request
from storage import terminals

app = Flask(__name__)

# operators of MongoDB have no place in a login
OPERATORS = ("$ne", "$gt", "$lt", "$eq", "$or", "$where", "$expr")


def has_operator(value) -> bool:
    if isinstance(value, dict):
        return any(key in OPERATORS or has_operator(inner) for key, inner in value.items())
    if isinstance(value, list):
        return any(map(has_operator, value))
    return False


@app.post("/login")
def login():
    data = request.get_json(force=True, silent=True)
    if not isinstance(data, dict):
        return jsonify(error="JSON object expected"), 400
    if has_operator(data):
        return jsonify(error="not allowed"), 401
    name = data.get("name")
    code = data.get("code")
    if not name or not code:
        return jsonify(error="name and code are required"), 401

    terminal = terminals.find_one({"name": name, "code": code})
    if terminal is None:
        return jsonify(error="wrong name or code"), 401
    return jsonify(place=terminal["place"])
