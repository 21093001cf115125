import hashlib
import time
import uuid

import jwt
from fastapi import FastAPI, HTTPException, Request
from pydantic import BaseModel

MONTH = 30 * 24 * 60 * 60


class Login(BaseModel):
    name: str
    password: str


def create_app(check_password, key: str) -> FastAPI:
    """The server of a mobile app."""
    app = FastAPI()
    # fingerprints of the tokens that have been logged out, with the time when they expire
    logged_out: dict[str, int] = {}

    def current(request: Request) -> tuple[str, dict]:
        """The fingerprint of the token and its claims."""
        header = request.headers.get("authorization", "")
        if not header.startswith("Bearer "):
            raise HTTPException(status_code=401)
        token = header.removeprefix("Bearer ")
        fingerprint = hashlib.sha256(token.encode()).hexdigest()
        if fingerprint in logged_out:
            raise HTTPException(status_code=401)
        try:
            return fingerprint, jwt.decode(
                token, key, algorithms=["HS256"], options={"require": ["sub", "iat", "exp"]}
            )
        except jwt.InvalidTokenError:
            raise HTTPException(status_code=401) from None

    @app.post("/login")
    def login(wanted: Login) -> dict:
        if not check_password(wanted.name, wanted.password):
            raise HTTPException(status_code=401)
        now = int(time.time())
        claims = {"sub": wanted.name, "iat": now, "exp": now + MONTH, "jti": str(uuid.uuid4())}
        return {"token": jwt.encode(claims, key, algorithm="HS256")}

    @app.get("/me")
    def me(request: Request) -> dict:
        _, claims = current(request)
        return {"name": claims["sub"]}

    @app.post("/logout", status_code=204)
    def logout(request: Request) -> None:
        fingerprint, claims = current(request)
        now = time.time()
        for old in [one for one, expiry in logged_out.items() if expiry < now]:
            del logged_out[old]
        logged_out[fingerprint] = claims["exp"]

    return app
