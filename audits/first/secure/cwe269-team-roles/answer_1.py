from typing import Literal

from fastapi import Depends, FastAPI, Header, HTTPException
from pydantic import BaseModel

RANK = {"reader": 0, "editor": 1, "owner": 2}


class Membership(BaseModel):
    role: Literal["reader", "editor", "owner"]


def create_app(team: dict[str, str], tokens: dict[str, str]) -> FastAPI:
    """Make the application in which a team manages its own members."""
    app = FastAPI()

    def current_role(x_token: str | None = Header(None)) -> str:
        name = tokens.get(x_token) if x_token is not None else None
        if name is None:
            raise HTTPException(401, "unknown token")
        if name not in team:
            raise HTTPException(403, "no longer a member of the team")
        return team[name]

    @app.get("/team")
    def list_members(role: str = Depends(current_role)) -> dict[str, str]:
        return team

    @app.put("/team/{name}", status_code=204)
    def put_member(name: str, membership: Membership, role: str = Depends(current_role)) -> None:
        if RANK[role] < RANK["editor"]:
            raise HTTPException(403, "readers cannot change the team")
        # nobody hands out more than they have, nor changes the role of somebody above them
        if RANK[membership.role] > RANK[role]:
            raise HTTPException(403, "this role is above your own")
        if name in team and RANK[team[name]] > RANK[role]:
            raise HTTPException(403, "this member's role is above your own")
        team[name] = membership.role

    return app
