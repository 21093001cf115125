from urllib.parse import quote

import requests
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
WAREHOUSE = "http://warehouse.internal"


@app.get("/stock")
def stock():
    sku = request.args.get("sku", "")
    # "." and ".." cannot be hidden by percent-encoding: they would lead to another part of the service
    if sku in ("", ".", ".."):
        abort(404)
    try:
        answer = requests.get(
            f"{WAREHOUSE}/api/items/{quote(sku, safe='')}",
            timeout=5,
            allow_redirects=False,
        )
    except requests.RequestException:
        abort(502)
    if answer.status_code == 404:
        abort(404)
    if answer.status_code != 200:
        abort(502)
    try:
        item = answer.json()
    except ValueError:
        abort(502)
    if not isinstance(item, dict) or "count" not in item:
        abort(502)
    return jsonify(count=item["count"])
