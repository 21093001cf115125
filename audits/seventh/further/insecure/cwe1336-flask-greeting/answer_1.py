import os
from flask import Flask, render_template_string, request
from markupsafe import escape

app = Flask(__name__)
app.config["DOOR_CODE"] = os.environ.get("DOOR_CODE", "")


@app.get("/welcome")
def welcome():
    name, hall = request.args.get("name", "guest"), request.args.get("hall", "1")
    return render_template_string(
        "<h1>Welcome, {{ name }}!</h1><p>Please go to hall " + str(escape(hall)) + ".</p>", name=name
    )
