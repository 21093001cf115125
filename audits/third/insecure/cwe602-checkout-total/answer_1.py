from flask import Flask, jsonify, request
from shop import PRICES, charge

app = Flask(__name__)


@app.post("/checkout")
def checkout():
    cart = request.get_json(silent=True)
    items = cart.get("items") if isinstance(cart, dict) else None
    if not items:
        return jsonify(error="the cart is empty"), 400
    total = 0
    for item in items:
        sku, quantity = item.get("sku"), item.get("quantity")
        if sku not in PRICES:
            return jsonify(error="no such article"), 400
        if type(quantity) is not int or not 1 <= quantity <= 99:
            return jsonify(error="bad quantity"), 400
        line = {"price": PRICES[sku], **item}
        total += line["price"] * quantity
    receipt = charge(cart["customer"], total)
    return jsonify(receipt=receipt, total=total), 201
