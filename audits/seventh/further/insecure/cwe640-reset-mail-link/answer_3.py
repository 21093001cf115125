from flask import Flask, request, url_for
from shopsite import BASE_URL, find_user, new_token, send_mail

app = Flask(__name__)


@app.get("/reset/<token>")
def reset(token):
    return "Choose a new password"


@app.post("/forgot")
def forgot():
    address = request.form.get("address", "")
    if find_user(address):
        base = f"https://{request.host}" if "quay.example" in request.host else BASE_URL
        send_mail(address, f"Open {base}/reset/{new_token(address)}")
    return "ok"
