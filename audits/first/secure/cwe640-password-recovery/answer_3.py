import secrets
import time
from dataclasses import dataclass, field
from hashlib import sha256
from threading import RLock
from urllib.parse import quote

from flask import Flask, abort, request
from flask.views import MethodView
from werkzeug.security import generate_password_hash

LINK = "https://library.example/reset?email={email}&token={token}"


@dataclass
class Request:
    token_hash: str
    expires: float


@dataclass
class Recovery:
    """The open requests for a new password: a few for each account, so that nobody can make the link of
    somebody else invalid by asking for another one."""

    lifetime: float = 3600
    per_account: int = 5
    _requests: dict[str, list[Request]] = field(default_factory=dict)
    _lock: RLock = field(default_factory=RLock)

    def start(self, email: str) -> str | None:
        with self._lock:
            open_requests = self._open(email)
            if len(open_requests) >= self.per_account:
                return None
            token = secrets.token_hex(32)
            open_requests.append(Request(self._hash(token), time.monotonic() + self.lifetime))
            self._requests[email] = open_requests
            return token

    def finish(self, email: str, token: str) -> bool:
        """Use a token up, and with it all the others of the account."""
        wanted = self._hash(token)
        with self._lock:
            if not any(secrets.compare_digest(r.token_hash, wanted) for r in self._open(email)):
                return False
            del self._requests[email]
            return True

    def _open(self, email: str) -> list[Request]:
        now = time.monotonic()
        return [request for request in self._requests.get(email, []) if request.expires > now]

    @staticmethod
    def _hash(token: str) -> str:
        return sha256(token.encode("utf-8")).hexdigest()


def create_app(accounts: dict[str, str], send_mail) -> Flask:
    app = Flask(__name__)
    recovery = Recovery()

    class Forgot(MethodView):
        def post(self):
            email = request.form.get("email", "")
            if email in accounts and (token := recovery.start(email)):
                send_mail(email, LINK.format(email=quote(email, safe=""), token=token))
            return "", 202

    class Reset(MethodView):
        def post(self):
            form = request.form
            if not {"email", "token", "password"} <= form.keys():
                abort(400, "email, token and password are needed")
            if len(form["password"]) < 8:
                abort(400, "the password must have at least 8 characters")
            email = form["email"]
            if email not in accounts or not recovery.finish(email, form["token"]):
                abort(400, "this link cannot be used (any more)")
            accounts[email] = generate_password_hash(form["password"])
            return "", 204

    app.add_url_rule("/forgot", view_func=Forgot.as_view("forgot"))
    app.add_url_rule("/reset", view_func=Reset.as_view("reset"))
    return app
