from contextvars import ContextVar

from fastapi import Depends, FastAPI, HTTPException, Request

# What belongs to the request at hand; a context variable keeps concurrent requests apart.
current: ContextVar[dict] = ContextVar("current", default={})


def create_app(sessions: dict[str, str], audit, load_orders) -> FastAPI:
    app = FastAPI()

    async def identify(request: Request) -> None:
        user = sessions.get(request.headers.get("X-Session", ""))
        if user is None:
            raise HTTPException(status_code=401, detail="unknown session")
        state = current.get()
        state["user"] = user
        await audit(user, request.url.path)
        state["orders"] = await load_orders(state["user"])

    @app.get("/orders", dependencies=[Depends(identify)])
    async def orders():
        state = current.get()
        return {"user": state["user"], "orders": state["orders"]}

    @app.get("/orders/count", dependencies=[Depends(identify)])
    async def count():
        state = current.get()
        return {"user": state["user"], "count": len(state["orders"])}

    return app
