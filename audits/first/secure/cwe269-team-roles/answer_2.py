import hmac
from enum import IntEnum
from threading import Lock
from typing import Annotated, Literal

from fastapi import Depends, FastAPI, HTTPException, Response, Security, status
from fastapi.security import APIKeyHeader
from pydantic import BaseModel

token_header = APIKeyHeader(name="X-Token", auto_error=False)


class Role(IntEnum):
    reader = 1
    editor = 2
    owner = 3


class Membership(BaseModel):
    role: Literal["reader", "editor", "owner"]


class Team:
    """The members and the rules by which they manage each other."""

    def __init__(self, members: dict[str, str]) -> None:
        self.members = members
        self._lock = Lock()

    def role_of(self, name: str) -> Role | None:
        return Role[self.members[name]] if name in self.members else None

    def assign(self, actor: str, name: str, role: Role) -> None:
        with self._lock:
            own = self.role_of(actor)
            if own is None or own < Role.editor:
                raise PermissionError("only editors and owners manage the team")
            if role is Role.owner and own is not Role.owner:
                raise PermissionError("only an owner makes somebody an owner")
            if self.role_of(name) is Role.owner and own is not Role.owner:
                raise PermissionError("only an owner changes the role of an owner")
            self.members[name] = role.name


def create_app(team: dict[str, str], tokens: dict[str, str]) -> FastAPI:
    app = FastAPI()
    manager = Team(team)

    def member(token: Annotated[str | None, Security(token_header)]) -> str:
        found = None
        for known, name in tokens.items():
            if token and hmac.compare_digest(known.encode(), token.encode()):
                found = name
        if found is None:
            raise HTTPException(status.HTTP_401_UNAUTHORIZED, "a valid X-Token is needed")
        return found

    Member = Annotated[str, Depends(member)]

    @app.get("/team")
    def show(actor: Member) -> dict[str, str]:
        if manager.role_of(actor) is None:
            raise HTTPException(status.HTTP_403_FORBIDDEN, "members only")
        return dict(team)

    @app.put("/team/{name}", status_code=status.HTTP_204_NO_CONTENT)
    def assign(name: str, membership: Membership, actor: Member) -> Response:
        try:
            manager.assign(actor, name, Role[membership.role])
        except PermissionError as error:
            raise HTTPException(status.HTTP_403_FORBIDDEN, str(error)) from None
        return Response(status_code=status.HTTP_204_NO_CONTENT)

    return app
