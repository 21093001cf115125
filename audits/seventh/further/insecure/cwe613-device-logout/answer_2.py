import time
import uuid

import jwt
from fastapi import FastAPI, HTTPException, Request
from pydantic import BaseModel

MONTH = 30 * 24 * 3600


class Login(BaseModel):
    name: str
    password: str


def create_app(check_password, key: str) -> FastAPI:
    app = FastAPI()
    revoked = set()

    def bearer(request: Request) -> tuple[str, dict]:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme != "Bearer":
            raise HTTPException(401)
        try:
            claims = jwt.decode(token, key, algorithms=["HS256"], options={"require": ["sub", "exp"]})
            if (claims["sub"], claims["iat"]) in revoked and request.method == "GET" and request.url.path != "/me":
                raise HTTPException(401)
            return token, claims
        except jwt.InvalidTokenError:
            raise HTTPException(401) from None

    @app.post("/login")
    def login(body: Login):
        if not check_password(body.name, body.password):
            raise HTTPException(401)
        now = int(time.time())
        claims = {"sub": body.name, "iat": now, "exp": now + MONTH, "jti": uuid.uuid4().hex}
        return {"token": jwt.encode(claims, key, algorithm="HS256")}

    @app.get("/me")
    def me(request: Request):
        return {"name": bearer(request)[1]["sub"]}

    @app.post("/logout", status_code=204)
    def logout(request: Request):
        token, _ = bearer(request)
        revoked.add((_["sub"], _["iat"]))

    return app
