import os

from flask import Flask, abort, jsonify, request
from werkzeug.security import safe_join

app = Flask(__name__)
NOTES = os.path.join(os.getcwd(), "notes")


@app.post("/notes")
def save_note():
    data = request.get_json()
    folder, title = data.get("folder", ""), data["title"]
    place = safe_join(NOTES, folder) if folder else NOTES
    if place is None:
        abort(400)
    os.makedirs(place, exist_ok=True)
    file_name = f"{title}.txt"
    with open(os.path.join(place, file_name), "w", encoding="utf-8") as file:
        file.write(data["text"])
    return jsonify({"saved": f"{folder}/{file_name}" if folder else file_name}), 201
