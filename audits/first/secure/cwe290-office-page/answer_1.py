import ipaddress

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
OFFICE = ipaddress.ip_network("10.20.0.0/16")
VISITS: list[str] = []


@app.before_request
def note_visit():
    VISITS.append(f"{request.remote_addr} {request.path}")


@app.get("/printers")
def printers():
    """The printers, for clients in the office network only.

    Browsers reach us directly, so the address is that of the connection. Headers such as X-Forwarded-For are
    written by the client and count for nothing.
    """
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        abort(403)
    if address not in OFFICE:
        abort(403)
    return jsonify(printers=["north", "lobby"])
