from flask import Flask, abort, jsonify, request
from members import current_member

app = Flask(__name__)


@app.patch("/profile")
def update_profile():
    changes = request.get_json(silent=True)
    if not isinstance(changes, dict):
        abort(400)
    member = current_member()
    for name, value in changes.items():
        setattr(member, name, value)
    return jsonify(display_name=member.display_name, city=member.city, newsletter=member.newsletter)
