import os
from urllib.parse import unquote

from flask import Flask, abort, request, send_from_directory

app = Flask(__name__)
SCANS = os.path.join(os.getcwd(), "scans")


@app.get("/scans")
def scan():
    name = request.args.get("name")
    if not name:
        abort(404)
    return send_from_directory(SCANS, unquote(name))
