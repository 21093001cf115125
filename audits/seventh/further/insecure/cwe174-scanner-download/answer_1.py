import os
from urllib.parse import unquote
from flask import Flask, abort, request, send_file

app = Flask(__name__)
SCANS = os.path.join(os.getcwd(), "scans")


@app.get("/scans")
def scan():
    name = request.args.get("name", "")
    name = unquote(name).replace("../", "")
    path = os.path.join(SCANS, name)
    if not os.path.isfile(path):
        abort(404)
    return send_file(path)
