import secrets
import threading
import time
from datetime import datetime, timedelta, timezone
from typing import Annotated

import jwt
from fastapi import Depends, FastAPI, HTTPException, status
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel

LIFETIME = timedelta(days=30)
bearer = HTTPBearer(auto_error=False)


class Login(BaseModel):
    name: str
    password: str


class Device(BaseModel):
    session: str
    name: str


class Sessions:
    """The devices that are logged in. A token is worth something only as long as its device is in here."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._devices: dict[str, tuple[str, float]] = {}

    def open(self, name: str) -> str:
        session = secrets.token_urlsafe(24)
        now = time.time()
        with self._lock:
            self._devices = {s: d for s, d in self._devices.items() if d[1] > now}
            self._devices[session] = (name, now + LIFETIME.total_seconds())
        return session

    def is_open(self, session: str, name: str) -> bool:
        with self._lock:
            device = self._devices.get(session)
        return device is not None and device[0] == name and device[1] > time.time()

    def close(self, session: str) -> None:
        with self._lock:
            self._devices.pop(session, None)


def create_app(check_password, key: str) -> FastAPI:
    app = FastAPI()
    sessions = Sessions()

    def device(credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]) -> Device:
        error = HTTPException(status.HTTP_401_UNAUTHORIZED, "not logged in", headers={"WWW-Authenticate": "Bearer"})
        if credentials is None:
            raise error
        try:
            claims = jwt.decode(
                credentials.credentials, key, algorithms=["HS256"], options={"require": ["exp", "sub", "sid"]}
            )
        except jwt.InvalidTokenError:
            raise error
        if not isinstance(claims["sid"], str) or not sessions.is_open(claims["sid"], claims["sub"]):
            raise error
        return Device(session=claims["sid"], name=claims["sub"])

    CurrentDevice = Annotated[Device, Depends(device)]

    @app.post("/login")
    def login(body: Login) -> dict[str, str]:
        if not check_password(body.name, body.password):
            raise HTTPException(status.HTTP_401_UNAUTHORIZED, "name or password is wrong")
        issued = datetime.now(timezone.utc)
        token = jwt.encode(
            {"sub": body.name, "iat": issued, "exp": issued + LIFETIME, "sid": sessions.open(body.name)},
            key,
            algorithm="HS256",
        )
        return {"token": token}

    @app.get("/me")
    def me(current: CurrentDevice) -> dict[str, str]:
        return {"name": current.name}

    @app.post("/logout", status_code=status.HTTP_204_NO_CONTENT)
    def logout(current: CurrentDevice) -> None:
        sessions.close(current.session)

    return app
