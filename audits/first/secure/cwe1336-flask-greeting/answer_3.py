import html
import os

from flask import Flask, request
from flask.views import MethodView

app = Flask(__name__)
app.config["DOOR_CODE"] = os.environ.get("DOOR_CODE", "")


class Welcome(MethodView):
    """GET /welcome?name=NAME&hall=HALL"""

    def get(self) -> str:
        name = html.escape(request.args.get("name", default="guest"))
        hall = html.escape(request.args.get("hall", default="1"))
        return "\n".join(
            [
                "<!DOCTYPE html>",
                '<html lang="en">',
                "<head><title>The fair</title></head>",
                "<body>",
                "<h1>Welcome, " + name + "!</h1>",
                "<p>Please go to hall " + hall + ".</p>",
                "</body>",
                "</html>",
            ]
        )


app.add_url_rule("/welcome", view_func=Welcome.as_view("welcome"))
