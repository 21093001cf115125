import ipaddress
from flask import Flask, abort, jsonify, request
from werkzeug.middleware.proxy_fix import ProxyFix

app = Flask(__name__)
app.wsgi_app = ProxyFix(app.wsgi_app)
OFFICE = ipaddress.ip_network("10.20.0.0/16")
VISITS: list[str] = []


@app.get("/printers")
def printers():
    VISITS.append(f"{request.remote_addr} {request.path}")
    try:
        ok = ipaddress.ip_address(request.remote_addr) in OFFICE
    except ValueError:
        ok = False
    if not ok:
        abort(403)
    return jsonify({"printers": ["north", "lobby"]})
