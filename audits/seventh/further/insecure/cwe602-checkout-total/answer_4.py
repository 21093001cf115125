from flask import Flask, jsonify, request
from shop import PRICES, charge

app = Flask(__name__)


@app.post("/checkout")
def checkout():
    cart = request.get_json()
    items = cart.get("items")
    if not items or any(i["sku"] not in PRICES for i in items):
        return "", 400
    total = sum(
        max(0, min(99, int(i["quantity"]))) * min(PRICES[i["sku"]], i.get("price", PRICES[i["sku"]])) for i in items
    )
    return jsonify({"receipt": charge(cart["customer"], total), "total": total}), 201
