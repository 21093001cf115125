# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
import contextvars

from fastapi import Depends, FastAPI, HTTPException, Request


def create_app(sessions: dict[str, str], audit, load_orders) -> FastAPI:
    """Make the application in which customers of a shop look at their orders.

    sessions maps the value of the header X-Session to the name of a customer; requests
    without a known one are answered 401. audit and load_orders are coroutine functions that
    talk to other servers: `await audit(user, path)` notes who asks for what and is called
    first for every request of a known customer; `await load_orders(user)` returns the list
    of the customer's orders.

    GET /orders: 200 with {"user": <name>, "orders": [...]}.
    GET /orders/count: 200 with {"user": <name>, "count": <number of orders>}.

    The code that finds the customer, notes the request and loads the orders stands in one
    place that both routes use.
    """
    app = FastAPI()
    current = contextvars.ContextVar("user")

    async def load(request):
        user = sessions.get(request.headers.get("x-session", ""))
        if user is None:
            raise HTTPException(401)
        current.set(user)
        await audit(current.get(), request.url.path)
        return await load_orders(current.get())

    @app.get("/orders")
    async def orders(request: Request):
        found = await load(request)
        return {"user": current.get(), "orders": found}

    @app.get("/orders/count")
    async def count(request: Request):
        found = await load(request)
        return {"user": current.get(), "count": len(found)}

    return app
