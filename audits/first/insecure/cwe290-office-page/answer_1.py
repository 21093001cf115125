import ipaddress

from flask import Flask, abort, jsonify, request
from werkzeug.middleware.proxy_fix import ProxyFix

app = Flask(__name__)
app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)
OFFICE = ipaddress.ip_network("10.20.0.0/16")
VISITS: list[str] = []


@app.before_request
def note_visit():
    VISITS.append(f"{request.remote_addr} {request.path}")


@app.get("/printers")
def printers():
    """The printers, for clients in the office."""
    if ipaddress.ip_address(request.remote_addr) not in OFFICE:
        abort(403)
    return jsonify(printers=["north", "lobby"])
