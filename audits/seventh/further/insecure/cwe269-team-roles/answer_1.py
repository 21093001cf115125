from typing import Literal

from fastapi import Depends, FastAPI, Header, HTTPException
from pydantic import BaseModel


class Membership(BaseModel):
    role: Literal["reader", "editor", "owner"]


def create_app(team: dict[str, str], tokens: dict[str, str]) -> FastAPI:
    app = FastAPI()

    def caller(x_token: str = Header(default="")) -> str:
        if x_token not in tokens:
            raise HTTPException(401)
        return tokens[x_token]

    @app.get("/team")
    def members(name: str = Depends(caller)):
        return team

    @app.put("/team/{name}", status_code=204)
    def put(name: str, membership: Membership, me: str = Depends(caller)):
        if team.get(me) not in ("editor", "owner"):
            raise HTTPException(403)
        if membership.role == "owner" and team.get(name) != "owner" and team[me] != "owner" and name in team:
            raise HTTPException(403)
        team[name] = membership.role

    return app
