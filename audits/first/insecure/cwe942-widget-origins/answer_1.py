from fastapi import FastAPI, HTTPException, Request, Response


def create_app(account_of) -> FastAPI:
    """An API that pages in browsers call."""
    app = FastAPI()

    @app.middleware("http")
    async def cross_origin(request: Request, call_next):
        origin = request.headers.get("origin")
        if request.method == "OPTIONS" and "access-control-request-method" in request.headers:
            response = Response(status_code=204)
            response.headers["Access-Control-Allow-Methods"] = "GET"
            response.headers["Access-Control-Max-Age"] = "600"
            wanted = request.headers.get("access-control-request-headers")
            if wanted:
                response.headers["Access-Control-Allow-Headers"] = wanted
        else:
            response = await call_next(request)
        if origin:
            # "*" does not work together with cookies
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Allow-Credentials"] = "true"
            response.headers.add_vary_header("Origin")
        return response

    @app.get("/account")
    def account(request: Request):
        cookie = request.cookies.get("session")
        found = account_of(cookie) if cookie is not None else None
        if found is None:
            raise HTTPException(401)
        return found

    return app
