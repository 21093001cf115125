import sqlite3
from contextlib import closing

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse


def create_app(path: str, tokens: dict[str, int]) -> FastAPI:
    app = FastAPI()

    @app.middleware("http")
    async def authenticate(request: Request, call_next):
        company = tokens.get(request.headers.get("x-token", ""))
        if company is None:
            return JSONResponse({"detail": "who are you?"}, status_code=401)
        request.state.company = company
        return await call_next(request)

    def rows(statement: str, **values):
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            database.row_factory = sqlite3.Row
            database.create_function("has", 2, lambda text, part: part.casefold() in (text or "").casefold())
            own = "WITH own AS (SELECT id, title, body FROM notes WHERE company = :company) "
            return [dict(row) for row in database.execute(own + statement, values)]

    @app.get("/notes")
    def search(request: Request, q: str = ""):
        return rows(
            "SELECT id, title FROM own WHERE has(title, :q) OR has(body, :q) ORDER BY id DESC",
            company=request.state.company,
            q=q,
        )

    @app.get("/notes/{number}")
    def note(request: Request, number: int):
        found = rows("SELECT * FROM own WHERE id = :id", company=request.state.company, id=number)
        return found[0] if found else JSONResponse({"detail": "no such note"}, status_code=404)

    return app
