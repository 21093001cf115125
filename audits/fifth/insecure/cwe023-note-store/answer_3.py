import os

from flask import Flask, jsonify, request

app = Flask(__name__)
NOTES = os.path.join(os.getcwd(), "notes")


def _clean(part: str) -> str:
    return part.replace("../", "").replace("..\\", "").lstrip("/")


@app.route("/notes", methods=["POST"])
def save_note():
    body = request.get_json(force=True)
    folder, title = _clean(body.get("folder", "")), _clean(body["title"])
    relative = f"{folder}/{title}.txt" if folder else f"{title}.txt"
    path = os.path.join(NOTES, *relative.split("/"))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as note:
        note.write(body["text"])
    return jsonify(saved=relative), 201
