import os
from flask import Flask, Response, abort, send_file

app = Flask(__name__)
REPORTS = os.path.join(os.getcwd(), "reports")


@app.get("/reports/<path:name>")
def download_report(name):
    path = os.path.join(REPORTS, name)
    if ".." in name.split("/")[0]:
        abort(404)
    if not os.path.isfile(path):
        abort(404)
    return send_file(path)
