from pathlib import Path
from urllib.parse import unquote

from flask import Flask, Response, request

app = Flask(__name__)
SCANS = (Path.cwd() / "scans").resolve()


@app.route("/scans")
def scan():
    wanted = unquote(request.args.get("name", default=""), errors="strict")
    try:
        file = (SCANS / wanted).resolve(strict=True)
        file.relative_to(SCANS)
        return Response(file.read_bytes())
    except (OSError, ValueError):
        return Response("no such scan", status=404)
