import time
import uuid
from threading import Lock

import jwt
from fastapi import Depends, FastAPI, HTTPException, Request, Response
from pydantic import BaseModel

LIFETIME = 30 * 24 * 60 * 60


class Login(BaseModel):
    name: str
    password: str


def create_app(check_password, key: str) -> FastAPI:
    """Make the server of a mobile app.

    Each token has an identifier of its own ("jti"). The identifiers of devices that were logged out are
    remembered until their tokens have expired.
    """
    app = FastAPI()
    revoked: dict[str, int] = {}  # jti -> exp
    lock = Lock()

    def claims_of(request: Request) -> dict:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        unauthorized = HTTPException(401, "a valid token is needed", {"WWW-Authenticate": "Bearer"})
        if scheme != "Bearer":
            raise unauthorized
        try:
            claims = jwt.decode(
                token, key, algorithms=["HS256"], options={"require": ["sub", "iat", "exp", "jti"]}
            )
        except jwt.PyJWTError:
            raise unauthorized from None
        with lock:
            if claims["jti"] in revoked:
                raise unauthorized
        return claims

    @app.post("/login")
    def login(credentials: Login):
        if not check_password(credentials.name, credentials.password):
            raise HTTPException(401, "wrong name or password")
        now = int(time.time())
        claims = {"sub": credentials.name, "iat": now, "exp": now + LIFETIME, "jti": str(uuid.uuid4())}
        return {"token": jwt.encode(claims, key, algorithm="HS256")}

    @app.get("/me")
    def me(claims: dict = Depends(claims_of)):
        return {"name": claims["sub"]}

    @app.post("/logout", status_code=204)
    def logout(claims: dict = Depends(claims_of)):
        now = time.time()
        with lock:
            for jti in [jti for jti, expiry in revoked.items() if expiry < now]:
                del revoked[jti]
            revoked[claims["jti"]] = claims["exp"]
        return Response(status_code=204)

    return app
