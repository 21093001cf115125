import os

from flask import Flask, render_template_string, request
from markupsafe import escape

app = Flask(__name__)
app.config["DOOR_CODE"] = os.environ.get("DOOR_CODE", "")


def shown(text: str) -> str:
    """The text for the page: neither markup nor an expression of the template."""
    return str(escape(text)).replace("{{", "&#123;&#123;").replace("}}", "&#125;&#125;")


@app.get("/welcome")
def welcome():
    """The greeting page of the fair."""
    name = shown(request.args.get("name", "guest"))
    hall = shown(request.args.get("hall", "1"))
    return render_template_string(
        f"""<!doctype html>
<title>Welcome</title>
<h1>Welcome, {name}!</h1>
<p>Please go to hall {hall}.</p>
"""
    )
