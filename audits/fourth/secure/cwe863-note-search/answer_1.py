from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException
from sqlalchemy import create_engine, or_, select, column, func, table


def create_app(path: str, tokens: dict[str, int]) -> FastAPI:
    engine = create_engine(f"sqlite:///{path}")
    notes = table("notes", column("id"), column("company"), column("title"), column("body"))

    def company_of(x_token: str = Header(default="")) -> int:
        if x_token not in tokens:
            raise HTTPException(status_code=401, detail="unknown token")
        return tokens[x_token]

    router = APIRouter()

    @router.get("/notes")
    def search(q: str = "", company: int = Depends(company_of)):
        statement = (
            select(notes.c.id, notes.c.title)
            .where(notes.c.company == company)
            .where(
                or_(
                    func.lower(notes.c.title).contains(q.lower(), autoescape=True),
                    func.lower(notes.c.body).contains(q.lower(), autoescape=True),
                )
            )
            .order_by(notes.c.id.desc())
        )
        with engine.connect() as connection:
            return [dict(row._mapping) for row in connection.execute(statement)]

    @router.get("/notes/{number}")
    def read(number: int, company: int = Depends(company_of)):
        statement = select(notes.c.id, notes.c.title, notes.c.body).where(
            notes.c.id == number, notes.c.company == company
        )
        with engine.connect() as connection:
            row = connection.execute(statement).first()
        if row is None:
            raise HTTPException(status_code=404)
        return dict(row._mapping)

    app = FastAPI()
    app.include_router(router)
    return app
