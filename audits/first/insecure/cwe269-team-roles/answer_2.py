from typing import Literal

from fastapi import Depends, FastAPI, Header, HTTPException
from pydantic import BaseModel


class Membership(BaseModel):
    role: Literal["reader", "editor", "owner"]


RANK = {"reader": 0, "editor": 1, "owner": 2}


def create_app(team: dict[str, str], tokens: dict[str, str]) -> FastAPI:
    """The application in which a team manages its own members."""
    app = FastAPI()

    def member(x_token: str = Header("")) -> str:
        if x_token not in tokens:
            raise HTTPException(status_code=401, detail="unknown token")
        return tokens[x_token]

    @app.get("/team")
    def get_team(_: str = Depends(member)) -> dict[str, str]:
        return team

    @app.put("/team/{name}", status_code=204)
    def set_role(name: str, wanted: Membership, caller: str = Depends(member)) -> None:
        own = RANK[team.get(caller, "reader")]
        if own < RANK["editor"]:
            raise HTTPException(status_code=403, detail="readers cannot change the team")
        # nobody can give themselves more than they have
        if name == caller and RANK[wanted.role] > own:
            raise HTTPException(status_code=403, detail="ask an owner")
        team[name] = wanted.role

    return app
