from flask import Flask, jsonify, request
from members import current_member
from pydantic import BaseModel, ConfigDict, ValidationError

app = Flask(__name__)


class Profile(BaseModel):
    model_config = ConfigDict(extra="allow")

    display_name: str | None = None
    city: str | None = None
    newsletter: bool | None = None


@app.patch("/profile")
def update_profile():
    try:
        profile = Profile.model_validate(request.get_json(silent=True))
    except ValidationError:
        return jsonify(error="invalid profile"), 400
    member = current_member()
    for name, value in profile.model_dump(exclude_unset=True).items():
        setattr(member, name, value)
    return jsonify(display_name=member.display_name, city=member.city, newsletter=member.newsletter)
