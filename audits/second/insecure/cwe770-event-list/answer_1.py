from fastapi import Depends, FastAPI
from pydantic import BaseModel
from sqlalchemy import create_engine, text


class Page(BaseModel):
    """Which part of the log is wanted."""

    limit: int = 50
    before: int | None = None

    @property
    def sql(self) -> str:
        condition = "" if self.before is None else "WHERE id < :before"
        return f"SELECT id, door, at FROM events {condition} ORDER BY id DESC LIMIT :limit"


def create_app(path: str) -> FastAPI:
    app = FastAPI()
    engine = create_engine(f"sqlite:///{path}")

    @app.get("/events")
    def events(page: Page = Depends()):
        with engine.connect() as connection:
            result = connection.execute(text(page.sql), page.model_dump(exclude_none=True))
            return [row._asdict() for row in result]

    return app
