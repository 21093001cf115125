import urllib.parse

import requests
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
WAREHOUSE = "http://warehouse.internal"


def item_address(sku: str) -> str:
    """The address of an article at the warehouse; the article number cannot leave /api/items/."""
    if "../" in sku or "/.." in sku or "\\" in sku:
        abort(404)
    return f"{WAREHOUSE}/api/items/{urllib.parse.quote(sku, safe='')}"


@app.get("/stock")
def stock():
    sku = request.args.get("sku", "").strip()
    try:
        response = requests.get(item_address(sku), timeout=5)
    except requests.RequestException:
        abort(502)

    if response.status_code == 404:
        abort(404)
    try:
        response.raise_for_status()
        count = response.json()["count"]
    except (requests.RequestException, KeyError, TypeError):
        abort(502)
    return jsonify({"count": count})
