from fastapi import APIRouter, FastAPI, HTTPException, Request
from sqlalchemy import URL, Column, Engine, Integer, MetaData, Table, Text, create_engine, select

MOST = 100

events = Table(
    "events",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("door", Text),
    Column("at", Text),
)
router = APIRouter()


def number(request: Request, name: str, default: int | None, low: int, high: int) -> int | None:
    text = request.query_params.get(name)
    if text is None:
        return default
    if len(text) > 20:
        raise HTTPException(400, f"{name} is too large")
    try:
        value = int(text)
    except ValueError:
        raise HTTPException(400, f"{name} must be a number") from None
    if not low <= value <= high:
        raise HTTPException(400, f"{name} must be between {low} and {high}")
    return value


@router.get("/events")
def get_events(request: Request) -> list[dict]:
    limit = number(request, "limit", 50, 1, MOST)
    before = number(request, "before", None, -(2**63), 2**63 - 1)
    query = select(events).order_by(events.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(events.c.id < before)
    engine: Engine = request.app.state.engine
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def create_app(path: str) -> FastAPI:
    app = FastAPI()
    app.state.engine = create_engine(URL.create("sqlite", database=path))
    app.include_router(router)
    return app
