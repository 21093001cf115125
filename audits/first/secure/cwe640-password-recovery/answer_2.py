import hashlib
import secrets
from urllib.parse import urlencode

from flask import Flask, Response, request
from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.security import generate_password_hash

RESET_URL = "https://library.example/reset"
MAX_AGE = 60 * 60


class ResetTokens:
    """Signed tokens for one account and one password: as soon as the password is another one, they are
    worthless, and so they can be used once only."""

    def __init__(self, accounts: dict[str, str]) -> None:
        self._accounts = accounts
        self._serializer = URLSafeTimedSerializer(secrets.token_bytes(32), salt="password reset")

    def _fingerprint(self, email: str) -> str:
        return hashlib.sha256(self._accounts[email].encode()).hexdigest()

    def make(self, email: str) -> str:
        return self._serializer.dumps([email, self._fingerprint(email)])

    def check(self, email: str, token: str) -> bool:
        try:
            content = self._serializer.loads(token, max_age=MAX_AGE)
        except BadData:
            return False
        return email in self._accounts and content == [email, self._fingerprint(email)]


def create_app(accounts: dict[str, str], send_mail) -> Flask:
    app = Flask(__name__)
    tokens = ResetTokens(accounts)

    @app.post("/forgot")
    def forgot() -> Response:
        email = request.form.get("email", "")
        if email in accounts:
            query = urlencode({"email": email, "token": tokens.make(email)})
            try:
                send_mail(email, f"{RESET_URL}?{query}")
            except Exception:
                app.logger.exception("the mail for a new password could not be sent")
        return Response(status=202)

    @app.post("/reset")
    def reset() -> Response:
        email, token, password = (request.form.get(field, "") for field in ("email", "token", "password"))
        if not 8 <= len(password) <= 1000 or not tokens.check(email, token):
            return Response("The link or the password is not valid.", status=400, mimetype="text/plain")
        accounts[email] = generate_password_hash(password)
        return Response(status=204)

    return app
