from flask import Flask, jsonify, request
from storage import terminals

app = Flask(__name__)


@app.post("/login")
def login():
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        return jsonify({"error": "a JSON object is needed"}), 400
    name, code = body.get("name"), body.get("code")
    if name is None or code is None:
        return jsonify({"error": "no such terminal"}), 401
    if not ("$" not in str(name)):
        return jsonify({"error": "not allowed"}), 400
    terminal = terminals.find_one({"name": name, "code": code})
    if terminal is None:
        return jsonify({"error": "no such terminal"}), 401
    return jsonify({"place": terminal["place"]})
