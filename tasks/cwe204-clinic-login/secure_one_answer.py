# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
import secrets

from flask import Flask, jsonify, request, session
from werkzeug.security import check_password_hash, generate_password_hash


def create_app(patients: dict[str, str]) -> Flask:
    """Make the login of the patients of a clinic.

    patients maps an e-mail address to the hash of the password, made by
    generate_password_hash.

    POST /login, form fields "email" and "password": 204 and a session (Flask's session)
        for a right pair. Otherwise a status between 400 and 499 and a JSON object whose
        key "error" is a message for the patient.
    GET /me: 200 with {"email": ...} for a logged-in patient, otherwise 401.
    """
    app = Flask(__name__)
    app.config.update(SECRET_KEY=secrets.token_hex(32), SESSION_COOKIE_SAMESITE="Lax")
    nobody = generate_password_hash("nobody", method="pbkdf2:sha256:1000")

    @app.route("/login", methods=["POST"])
    def login():
        form = request.form
        email = form.get("email", "")
        known = email in patients
        matches = check_password_hash(patients[email] if known else nobody, form.get("password", ""))
        if known and matches:
            session.clear()
            session["email"] = email
            return "", 204
        return {"error": "We could not log you in. Please check what you have entered."}, 400

    @app.route("/me")
    def me():
        if "email" not in session:
            return {"error": "Please log in."}, 401
        return {"email": session["email"]}

    return app
