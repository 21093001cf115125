from flask import Flask, abort, jsonify, request
from shop import PRICES, charge

app = Flask(__name__)


@app.post("/checkout")
def checkout():
    cart = request.get_json(silent=True)
    if not isinstance(cart, dict) or not isinstance(cart.get("items"), list) or not cart["items"]:
        abort(400)
    total = 0
    for item in cart["items"]:
        try:
            # The price is ours, never the one that the browser sends.
            price = PRICES[item["sku"]]
            quantity = int(item["quantity"])
        except (KeyError, TypeError, ValueError):
            abort(400)
        if quantity > 99:
            abort(400)
        total += price * quantity
    if total <= 0:
        abort(400)
    receipt = charge(cart.get("customer"), total)
    return jsonify({"receipt": receipt, "total": total}), 201
