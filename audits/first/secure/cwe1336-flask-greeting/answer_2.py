import os

from flask import Flask, Response, request
from markupsafe import Markup

app = Flask(__name__)
app.config["DOOR_CODE"] = os.environ.get("DOOR_CODE", "")

GREETING = Markup(
    "<!doctype html><title>Welcome</title>"
    "<h1>Welcome, {name}!</h1>"
    "<p>Please go to hall {hall}.</p>"
)


@app.get("/welcome")
def welcome() -> Response:
    # Markup.format escapes the values that are put in
    page = GREETING.format(name=request.args.get("name", "guest"), hall=request.args.get("hall", "1"))
    return Response(str(page), mimetype="text/html", headers={"Content-Security-Policy": "default-src 'none'"})
