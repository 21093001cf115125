import os
from urllib.parse import unquote

from flask import Flask, Response, abort, request

app = Flask(__name__)
SCANS = os.path.join(os.getcwd(), "scans")


@app.get("/scans")
def scan():
    name = request.args.get("name", "")
    while "%" in name:
        decoded = unquote(name)
        if decoded == name:
            abort(404)
        name = decoded
    # Decoded to the end, so that nothing can hide from the check.
    if ".." in name.split("/") or "\0" in name:
        abort(404)
    try:
        with open(os.path.join(SCANS, name), "rb") as file:
            return Response(file.read(), content_type="application/octet-stream")
    except OSError:
        abort(404)
