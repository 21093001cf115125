from typing import Annotated, Literal

from fastapi import Depends, FastAPI, Header, HTTPException
from pydantic import BaseModel


class Membership(BaseModel):
    role: Literal["reader", "editor", "owner"]


def create_app(team: dict[str, str], tokens: dict[str, str]) -> FastAPI:
    """The application in which a team manages its own members."""
    app = FastAPI()

    def role_of_caller(x_token: Annotated[str | None, Header()] = None) -> str:
        name = tokens.get(x_token)
        if name is None or name not in team:
            raise HTTPException(401)
        return team[name]

    Role = Annotated[str, Depends(role_of_caller)]

    @app.get("/team")
    def show(role: Role):
        return team

    @app.put("/team/{name}", status_code=204)
    def put(name: str, membership: Membership, role: Role) -> None:
        match role:
            case "editor" | "owner":
                team[name] = membership.role
            case _:
                raise HTTPException(403)

    return app
