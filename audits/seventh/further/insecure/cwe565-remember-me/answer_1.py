import base64
import hashlib
import secrets

from flask import Flask, jsonify, make_response, request, session

MONTH = 30 * 24 * 3600


def create_app(check_password) -> Flask:
    app = Flask(__name__)
    app.secret_key = secrets.token_bytes(32)

    def remembered():
        try:
            name, _, mark = base64.urlsafe_b64decode(request.cookies.get("remember", "")).decode().rpartition("|")
            return name if mark == hashlib.sha256(("pepper" + name).encode()).hexdigest() else None
        except ValueError:
            return None

    @app.post("/login")
    def login():
        name = request.form.get("name", "")
        if not check_password(name, request.form.get("password", "")):
            return "", 401
        session["name"] = name
        response = make_response("", 204)
        if request.form.get("remember") == "yes":
            value = base64.urlsafe_b64encode(
                (name + "|" + hashlib.sha256(("pepper" + name).encode()).hexdigest()).encode()
            ).decode()
            response.set_cookie("remember", value, max_age=MONTH, httponly=True, samesite="Lax")
        return response

    @app.get("/whoami")
    def whoami():
        name = session.get("name") or remembered()
        if not name:
            return "", 401
        return jsonify({"name": name})

    @app.post("/logout")
    def logout():
        session.clear()
        response = make_response("", 204)
        response.delete_cookie("remember")
        return response

    return app
