from urllib.parse import urljoin

from flask import Flask, request, url_for
from shopsite import find_user, new_token, send_mail

app = Flask(__name__)


@app.get("/reset/<token>")
def reset(token):
    return "Choose a new password"


@app.post("/forgot")
def forgot():
    address = request.form.get("address", "")
    if find_user(address):
        # The shop stands behind a proxy, which passes on the name that the browser asked for.
        host = request.headers.get("X-Forwarded-Host", request.host)
        link = urljoin(f"https://{host}/", url_for("reset", token=new_token(address)))
        send_mail(address, f"Choose a new password here: {link}\n")
    return "If we know the address, a mail is on its way."
