import html

from flask import Flask, request

app = Flask(__name__)
PRODUCTS = ["Rake", "Spade & Fork Set", "Watering Can", "Garden Gnome"]

PAGE = """<!doctype html>
<html><head><title>Search</title></head><body>
<form action="/search"><input name="q" value="{q}"><button>Search</button></form>
<h1>Results for {q}</h1>
<ul>{items}</ul>
</body></html>"""


@app.route("/search")
def search():
    text = request.args.get("q", "")
    found = [name for name in PRODUCTS if text.casefold() in name.casefold()]
    return PAGE.format(
        q=html.escape(text, quote=False), items="".join(f"<li>{html.escape(name)}</li>" for name in found)
    )
