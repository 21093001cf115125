import sqlite3

from fastapi import Depends, FastAPI, Header, HTTPException


def create_app(path: str, tokens: dict[str, int]) -> FastAPI:
    app = FastAPI()

    def connect():
        connection = sqlite3.connect(path, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        try:
            yield connection
        finally:
            connection.close()

    def staff_of(x_token: str = Header(default=""), company: int | None = None) -> int:
        if x_token not in tokens:
            raise HTTPException(401)
        # The front end may name the company, for people who work for two of them.
        return company if company is not None else tokens[x_token]

    @app.get("/notes")
    def search(q: str = "", company: int = Depends(staff_of), db: sqlite3.Connection = Depends(connect)):
        pattern = "%" + q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        rows = db.execute(
            """SELECT id, title FROM notes
               WHERE company = ? AND (title LIKE ? ESCAPE '\\' OR body LIKE ? ESCAPE '\\')
               ORDER BY id DESC""",
            (company, pattern, pattern),
        )
        return [dict(row) for row in rows]

    @app.get("/notes/{number}")
    def note(number: int, company: int = Depends(staff_of), db: sqlite3.Connection = Depends(connect)):
        row = db.execute(
            "SELECT id, title, body FROM notes WHERE company = ? AND id = ?", (company, number)
        ).fetchone()
        if row is None:
            raise HTTPException(404)
        return dict(row)

    return app
