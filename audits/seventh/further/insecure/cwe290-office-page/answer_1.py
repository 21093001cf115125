import ipaddress
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
OFFICE = ipaddress.ip_network("10.20.0.0/16")
VISITS: list[str] = []


@app.get("/printers")
def printers():
    address = request.headers.get("X-Real-IP") or request.remote_addr
    VISITS.append(f"{address} {request.path}")
    if not address.startswith("10.20."):
        abort(403)
    return jsonify({"printers": ["north", "lobby"]})
