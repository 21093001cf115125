import functools
import ipaddress
from urllib.parse import quote

from flask import Flask, Response, jsonify, request

app = Flask(__name__)
OFFICE = ipaddress.ip_network("10.20.0.0/16")
VISITS: list[str] = []


def client_address() -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address of the other end of the connection."""
    try:
        address = ipaddress.ip_address(request.environ.get("REMOTE_ADDR", ""))
    except ValueError:
        return None
    # a server that listens on IPv6 sees IPv4 clients as ::ffff:10.20.3.4
    return getattr(address, "ipv4_mapped", None) or address


def office_only(view):
    @functools.wraps(view)
    def wrapper(*args, **kwargs):
        address = client_address()
        if address is None or address.version != OFFICE.version or address not in OFFICE:
            return Response("This page is for the office only.\n", status=403, mimetype="text/plain")
        return view(*args, **kwargs)

    return wrapper


@app.before_request
def remember() -> None:
    VISITS.append(f"{client_address() or 'unknown'} {quote(request.path)}")


@app.get("/printers")
@office_only
def printers():
    return jsonify({"printers": ["north", "lobby"]})
