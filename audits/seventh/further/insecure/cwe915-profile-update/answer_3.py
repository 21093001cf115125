from flask import Flask, jsonify, request
from members import current_member

app = Flask(__name__)


@app.patch("/profile")
def update_profile():
    d = request.get_json(silent=True)
    if not isinstance(d, dict):
        return "", 400
    m = current_member()
    for k, v in d.items():
        if hasattr(m, k) and k not in ("role", "id", "email"):
            setattr(m, k, v)
    return jsonify({k: getattr(m, k) for k in ("display_name", "city", "newsletter")})
