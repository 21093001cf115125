import os

from flask import Flask, render_template_string, request

app = Flask(__name__)
app.config["DOOR_CODE"] = os.environ.get("DOOR_CODE", "")

GREETING = """
<h1>Welcome, {{ name }}!</h1>
<p>Please go to hall {{ hall }}.</p>
"""

LAYOUT_TOP = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ title }}</title></head>
<body>
"""
LAYOUT_BOTTOM = """</body>
</html>
"""


def page(title: str, content: str) -> str:
    return render_template_string(LAYOUT_TOP + content + LAYOUT_BOTTOM, title=title)


@app.get("/welcome")
def welcome():
    """The greeting page of the fair."""
    greeting = render_template_string(
        GREETING,
        name=request.args.get("name", "guest"),
        hall=request.args.get("hall", "1"),
    )
    return page("The fair", greeting)
