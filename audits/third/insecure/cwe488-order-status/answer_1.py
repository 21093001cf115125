from fastapi import Depends, FastAPI, HTTPException, Request


class Visit:
    """Finds the customer of a request, notes the request and loads the orders."""

    def __init__(self, sessions, audit, load_orders):
        self.sessions = sessions
        self.audit = audit
        self.load_orders = load_orders
        self.user = None
        self.orders = []

    async def __call__(self, request: Request):
        user = self.sessions.get(request.headers.get("X-Session", ""))
        if user is None:
            raise HTTPException(status_code=401)
        self.user = user
        await self.audit(self.user, request.url.path)
        self.orders = await self.load_orders(self.user)
        return self


def create_app(sessions: dict[str, str], audit, load_orders) -> FastAPI:
    app = FastAPI()
    visit = Visit(sessions, audit, load_orders)

    @app.get("/orders")
    async def orders(visit=Depends(visit)):
        return {"user": visit.user, "orders": visit.orders}

    @app.get("/orders/count")
    async def count(visit=Depends(visit)):
        return {"user": visit.user, "count": len(visit.orders)}

    return app
