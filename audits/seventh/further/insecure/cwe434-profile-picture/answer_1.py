import os, uuid
from flask import Flask, jsonify, request, send_from_directory

app = Flask(__name__)
UPLOADS = os.path.join(os.getcwd(), "uploads")


@app.get("/uploads/<name>")
def picture(name):
    return send_from_directory(UPLOADS, name)


@app.post("/picture")
def upload_picture():
    f = request.files.get("picture")
    if f is None or not f.filename:
        return "", 400
    if not f.mimetype.startswith("image/"):
        return "", 400
    os.makedirs(UPLOADS, exist_ok=True)
    name = uuid.uuid4().hex + os.path.splitext(f.filename)[1].lower()
    f.save(os.path.join(UPLOADS, name))
    return jsonify({"url": "/uploads/" + name}), 201
