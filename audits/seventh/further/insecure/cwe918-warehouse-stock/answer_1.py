import requests
from urllib.parse import quote
from flask import Flask, jsonify, request

app = Flask(__name__)
WAREHOUSE = "http://warehouse.internal"


@app.get("/stock")
def stock():
    sku = request.args.get("sku", "")
    try:
        r = requests.get(f"{WAREHOUSE}/api/items/" + quote(sku, safe=""), timeout=5)
        if r.status_code == 404:
            return "", 404
        if r.status_code != 200:
            return "", 502
        return jsonify({"count": r.json()["count"]})
    except (requests.RequestException, KeyError, ValueError, TypeError):
        return "", 502
