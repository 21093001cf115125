import os

from flask import Flask, render_template_string, request

app = Flask(__name__)
app.config["DOOR_CODE"] = os.environ.get("DOOR_CODE", "")

# The template is constant; the texts of the visitor are values and are escaped by Jinja.
PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Welcome to the fair</title></head>
<body>
<h1>Welcome, {{ name }}!</h1>
<p>Please go to hall {{ hall }}.</p>
</body>
</html>
"""


@app.get("/welcome")
def welcome():
    """The greeting page of the fair."""
    return render_template_string(
        PAGE,
        name=request.args.get("name", "guest"),
        hall=request.args.get("hall", "1"),
    )
