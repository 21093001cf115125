import heapq
import time
import uuid

import jwt
from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel

DAY = 86_400


class Login(BaseModel):
    name: str
    password: str


class NotLoggedIn(Exception):
    pass


class TokenService:
    """Issues, verifies and revokes the tokens of the devices. Used from the event loop only."""

    ALGORITHM = "HS256"

    def __init__(self, key: str, days: int = 30) -> None:
        self._key = key
        self._lifetime = days * DAY
        self._revoked: set[str] = set()
        self._expiries: list[tuple[int, str]] = []

    def issue(self, name: str) -> str:
        issued = int(time.time())
        payload = {"jti": uuid.uuid4().hex, "sub": name, "iat": issued, "exp": issued + self._lifetime}
        return jwt.encode(payload, self._key, self.ALGORITHM)

    def verify(self, authorization: str) -> dict:
        if not authorization.startswith("Bearer "):
            raise NotLoggedIn
        try:
            payload = jwt.decode(
                authorization.removeprefix("Bearer "),
                self._key,
                algorithms=[self.ALGORITHM],
                options={"require": ["jti", "sub", "iat", "exp"]},
            )
        except jwt.PyJWTError as error:
            raise NotLoggedIn from error
        if payload["jti"] in self._revoked:
            raise NotLoggedIn
        return payload

    def revoke(self, payload: dict) -> None:
        self._revoked.add(payload["jti"])
        heapq.heappush(self._expiries, (payload["exp"], payload["jti"]))
        # an expired token is refused anyway, so it need not be remembered
        while self._expiries and self._expiries[0][0] < time.time():
            self._revoked.discard(heapq.heappop(self._expiries)[1])


def create_app(check_password, key: str) -> FastAPI:
    app = FastAPI()
    tokens = TokenService(key)

    @app.exception_handler(NotLoggedIn)
    async def not_logged_in(request: Request, error: NotLoggedIn):
        return JSONResponse({"detail": "Please log in."}, 401, {"WWW-Authenticate": "Bearer"})

    @app.post("/login")
    def login(login: Login):
        if check_password(login.name, login.password):
            return {"token": tokens.issue(login.name)}
        raise HTTPException(status_code=401, detail="The name or the password is wrong.")

    @app.get("/me")
    async def me(request: Request):
        return {"name": tokens.verify(request.headers.get("authorization", ""))["sub"]}

    @app.post("/logout")
    async def logout(request: Request):
        tokens.revoke(tokens.verify(request.headers.get("authorization", "")))
        return Response(status_code=204)

    return app
