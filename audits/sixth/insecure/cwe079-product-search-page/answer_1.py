from flask import Flask, request
from markupsafe import escape

app = Flask(__name__)
PRODUCTS = ["Rake", "Spade & Fork Set", "Watering Can", "Garden Gnome"]


@app.get("/search")
def search():
    q = request.args.get("q", "")
    items = "".join(f"<li>{escape(name)}</li>" for name in PRODUCTS if q.lower() in name.lower())
    return (
        f"<!doctype html><title>Search</title><form><input name='q' value='{q}'></form>"
        f"<h1>Results for {escape(q)}</h1><ul>{items}</ul>"
    )
