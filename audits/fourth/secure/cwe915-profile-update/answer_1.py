from flask import Flask, abort, jsonify, request
from members import current_member

app = Flask(__name__)


@app.patch("/profile")
def update_profile():
    sent = request.get_json(force=True, silent=True)
    if not isinstance(sent, dict):
        abort(400)
    member = current_member()
    if isinstance(sent.get("display_name"), str):
        member.display_name = sent["display_name"]
    if isinstance(sent.get("city"), str):
        member.city = sent["city"]
    if isinstance(sent.get("newsletter"), bool):
        member.newsletter = sent["newsletter"]
    return jsonify(
        {"display_name": member.display_name, "city": member.city, "newsletter": member.newsletter}
    )
