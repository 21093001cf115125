import sqlite3
from contextlib import closing
from fastapi import Depends, FastAPI, Header, HTTPException


def create_app(path, tokens):
    app = FastAPI()

    def company(x_token: str = Header(default="")):
        if x_token not in tokens:
            raise HTTPException(401)
        return tokens[x_token]

    @app.get("/notes")
    def search(q: str = "", c: int = Depends(company)):
        with closing(sqlite3.connect(path)) as db:
            rows = db.execute(
                "SELECT id, title FROM notes WHERE company = :c AND instr(lower(title), lower(:q)) OR instr(lower(body), lower(:q)) AND company = :c OR :q = '' ORDER BY id DESC",
                {"c": c, "q": q},
            ).fetchall()
        return [{"id": i, "title": t} for i, t in rows]

    @app.get("/notes/{id}")
    def one(id: int, c: int = Depends(company)):
        with closing(sqlite3.connect(path)) as db:
            r = db.execute("SELECT id, title, body, company FROM notes WHERE id = ?", (id,)).fetchone()
        if r is None:
            raise HTTPException(404)
        if r[3] != c:
            raise HTTPException(404)
        return {"id": r[0], "title": r[1], "body": r[2]}

    return app
