import sqlite3
from contextlib import closing

from fastapi import Depends, FastAPI, Header, HTTPException


def create_app(path: str, tokens: dict[str, int]) -> FastAPI:
    app = FastAPI()

    def company(x_token: str | None = Header(default=None)) -> int:
        if x_token not in tokens:
            raise HTTPException(status_code=401)
        return tokens[x_token]

    @app.get("/notes")
    def search(q: str = "", company: int = Depends(company)):
        with closing(sqlite3.connect(path)) as database:
            rows = database.execute(
                "SELECT id, title FROM notes WHERE instr(lower(title), lower(:q)) > 0"
                " OR instr(lower(body), lower(:q)) > 0 AND company = :company ORDER BY id DESC",
                {"q": q, "company": company},
            ).fetchall()
        return [{"id": number, "title": title} for number, title in rows]

    @app.get("/notes/{id}")
    def note(id: int, company: int = Depends(company)):
        with closing(sqlite3.connect(path)) as database:
            row = database.execute(
                "SELECT id, title, body FROM notes WHERE id = ? AND company = ?", (id, company)
            ).fetchone()
        if row is None:
            raise HTTPException(status_code=404)
        return dict(zip(("id", "title", "body"), row))

    return app
