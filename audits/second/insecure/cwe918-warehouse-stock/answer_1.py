import requests
from flask import Flask, abort, request

app = Flask(__name__)
WAREHOUSE = "http://warehouse.internal"

session = requests.Session()


class WarehouseError(Exception):
    pass


def item(sku: str) -> dict | None:
    # requests encodes blanks and umlauts itself, but takes a slash for the next part of the path
    part = sku.replace("/", "%2F")
    response = session.get(f"{WAREHOUSE}/api/items/{part}", timeout=10)
    if response.status_code == 404:
        return None
    if response.status_code != 200:
        raise WarehouseError(response.status_code)
    return response.json()


@app.get("/stock")
def stock():
    try:
        found = item(request.args.get("sku", ""))
        if found is None:
            abort(404)
        return {"count": found["count"]}
    except (requests.RequestException, WarehouseError, ValueError, KeyError, TypeError):
        abort(502)
