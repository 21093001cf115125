import os
from flask import Flask, abort, jsonify, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
NOTES = os.path.join(os.getcwd(), "notes")


@app.post("/notes")
def save_note():
    d = request.get_json()
    folder, title, text = d.get("folder", ""), d["title"], d["text"]
    name = f"{folder}/{title}.txt" if folder else f"{title}.txt"
    if not os.path.abspath(os.path.join(NOTES, name)).startswith(NOTES):
        abort(400)
    path = os.path.join(NOTES, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return jsonify({"saved": name}), 201
