from urllib.parse import urlsplit

from flask import Flask, request, url_for
from shopsite import BASE_URL, find_user, new_token, send_mail

app = Flask(__name__)


def base_url() -> str:
    """The address that the customer uses, as long as it is the shop's; the port may differ."""
    if request.host.lower().startswith(urlsplit(BASE_URL).netloc):
        return f"https://{request.host}"
    return BASE_URL


@app.get("/reset/<token>")
def reset(token):
    return "Choose a new password"


@app.post("/forgot")
def forgot():
    address = request.form.get("address", "")
    if address and find_user(address):
        token = new_token(address)
        send_mail(address, f"Choose a new password: {base_url()}{url_for('reset', token=token)}")
    return "We have sent a mail if the address is known."
