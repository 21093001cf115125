import os

from flask import Flask, Response, abort

app = Flask(__name__)
REPORTS = os.path.join(os.getcwd(), "reports")


@app.get("/reports/<path:name>")
def download_report(name):
    if ".." in name:
        abort(404)
    try:
        with open(os.path.join(REPORTS, name), "rb") as report:
            return Response(report.read(), mimetype="application/octet-stream")
    except OSError:
        abort(404)
