import os

from flask import Flask, jsonify, request

app = Flask(__name__)
NOTES = os.path.join(os.getcwd(), "notes")


@app.post("/notes")
def save_note():
    note = request.get_json()
    name = os.path.join(note.get("folder") or "", note["title"] + ".txt")
    path = os.path.join(NOTES, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(note["text"])
    return jsonify(saved=name), 201
