from flask import Flask, jsonify, request
from members import current_member

app = Flask(__name__)

PROTECTED = {"id", "role", "is_admin", "password"}


@app.route("/profile", methods=["PATCH"])
def update_profile():
    data = request.get_json(silent=True)
    if not isinstance(data, dict):
        return jsonify(error="a JSON object is expected"), 400
    if PROTECTED & data.keys():
        return jsonify(error="not allowed"), 400
    member = current_member()
    for key, value in data.items():
        if hasattr(member, key) and not key.startswith("_"):
            setattr(member, key, value)
    return jsonify({key: getattr(member, key) for key in ("display_name", "city", "newsletter")})
