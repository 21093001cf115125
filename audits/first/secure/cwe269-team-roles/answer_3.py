from typing import Literal

from fastapi import Depends, FastAPI, Header, HTTPException
from pydantic import BaseModel

# What somebody of the role on the left may give, and to whom: to members of these roles and to newcomers.
MANAGES: dict[str, frozenset[str]] = {
    "reader": frozenset(),
    "editor": frozenset({"reader", "editor"}),
    "owner": frozenset({"reader", "editor", "owner"}),
}


class Membership(BaseModel):
    role: Literal["reader", "editor", "owner"]


def create_app(team: dict[str, str], tokens: dict[str, str]) -> FastAPI:
    def signed_in(x_token: str = Header(default="")) -> str:
        """The name of the member who sends the request; somebody without a place in the team is nobody."""
        name = tokens.get(x_token)
        if name is None or name not in team:
            raise HTTPException(status_code=401)
        return name

    def manageable(name: str = Depends(signed_in)) -> frozenset[str]:
        roles = MANAGES.get(team[name], frozenset())
        if not roles:
            raise HTTPException(status_code=403, detail="You cannot manage the team.")
        return roles

    app = FastAPI()

    @app.get("/team", dependencies=[Depends(signed_in)])
    async def members():
        return team

    @app.put("/team/{name}", status_code=204)
    async def manage(name: str, wanted: Membership, roles: frozenset[str] = Depends(manageable)):
        present = team.get(name)
        if wanted.role not in roles or (present is not None and present not in roles):
            raise HTTPException(status_code=403, detail="Ask an owner of the team.")
        team[name] = wanted.role

    return app
