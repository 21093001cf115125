from flask import Flask, jsonify, request
from shop import PRICES, charge

app = Flask(__name__)


@app.post("/checkout")
def checkout():
    cart = request.get_json()
    items = cart.get("items")
    if not items or any(
        i["sku"] not in PRICES or not isinstance(i["quantity"], int) or abs(i["quantity"]) > 99 for i in items
    ):
        return "", 400
    total = sum(PRICES[i["sku"]] * i["quantity"] for i in items)
    return jsonify({"receipt": charge(cart["customer"], int(total)), "total": int(total)}), 201
