from flask import Flask, jsonify, request
from storage import terminals

app = Flask(__name__)


@app.post("/login")
def login():
    data = request.get_json(force=True, silent=True)
    if not isinstance(data, dict):
        return jsonify(error="a JSON object is expected"), 400

    name, code = data.get("name"), data.get("code")
    # texts only: an object would be taken for an operator of the query language
    if not isinstance(name, str) or not isinstance(code, str):
        return jsonify(error="unknown terminal"), 401

    terminal = terminals.find_one({"name": name, "code": code})
    if terminal is None:
        return jsonify(error="unknown terminal"), 401
    return jsonify(place=terminal["place"])
