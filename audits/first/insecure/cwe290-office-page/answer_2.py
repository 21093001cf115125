import ipaddress

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
OFFICE = ipaddress.ip_network("10.20.0.0/16")
VISITS: list[str] = []


def client_address() -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The address of the client; the one of the connection unless a valid one is given."""
    for given in (request.headers.get("X-Real-IP"), request.remote_addr):
        try:
            return ipaddress.ip_address((given or "").strip())
        except ValueError:
            continue
    abort(400)


@app.before_request
def note_visit():
    VISITS.append(f"{request.remote_addr} {request.path}")


@app.get("/printers")
def printers():
    """The printers, for clients in the office."""
    if client_address() not in OFFICE:
        abort(403)
    return jsonify({"printers": ["north", "lobby"]})
