import time
import uuid

import jwt
from fastapi import Depends, FastAPI, HTTPException, Request
from pydantic import BaseModel


class Login(BaseModel):
    name: str
    password: str


def create_app(check_password, key: str) -> FastAPI:
    """The server of a mobile app."""
    app = FastAPI()
    devices: dict[str, set[str]] = {}

    def claims(request: Request) -> dict:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        try:
            if scheme != "Bearer":
                raise jwt.InvalidTokenError
            return jwt.decode(token, key, algorithms=["HS256"])
        except jwt.InvalidTokenError:
            raise HTTPException(401)

    @app.post("/login")
    def login(body: Login):
        if not check_password(body.name, body.password):
            raise HTTPException(401)
        now = int(time.time())
        device = uuid.uuid4().hex
        devices.setdefault(body.name, set()).add(device)
        payload = {"sub": body.name, "iat": now, "exp": now + 30 * 24 * 3600, "device": device}
        return {"token": jwt.encode(payload, key, algorithm="HS256")}

    @app.get("/me")
    def me(user: dict = Depends(claims)):
        return {"name": user["sub"]}

    @app.post("/logout", status_code=204)
    def logout(user: dict = Depends(claims)) -> None:
        devices.get(user["sub"], set()).discard(user.get("device", ""))

    return app
