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
    revoked = {}

    def bearer(request: Request) -> tuple[str, dict]:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme != "Bearer" or time.time() - revoked.get(token.rpartition(".")[0], 0) < 3600:
            raise HTTPException(401)
        try:
            return token, jwt.decode(token, key, algorithms=["HS256"], options={"require": ["sub", "exp"]})
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
        revoked[token.rpartition(".")[0]] = time.time()

    return app
