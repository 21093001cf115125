import re

from fastapi import Depends, FastAPI, HTTPException, Request, Response
from fastapi.responses import JSONResponse

OWN_PAGES = re.compile(r"https://(?:app|admin|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.shops)\.example\.com")


def cors_headers(request: Request) -> dict[str, str]:
    """The headers for pages of our own. A request from a page of anybody else is refused."""
    origin = request.headers.get("origin")
    if origin is None:
        return {"Vary": "Origin"}
    if not OWN_PAGES.fullmatch(origin):
        raise HTTPException(403, "this origin is not allowed", {"Vary": "Origin"})
    return {
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Allow-Credentials": "true",
        "Vary": "Origin",
    }


def create_app(account_of) -> FastAPI:
    app = FastAPI()

    @app.options("/account")
    def preflight(request: Request, headers: dict = Depends(cors_headers)) -> Response:
        requested = request.headers.get("access-control-request-headers", "")
        allowed = [name.strip() for name in requested.split(",") if name.strip().lower() in {"accept", "content-type"}]
        headers = headers | {"Access-Control-Allow-Methods": "GET"}
        if allowed:
            headers["Access-Control-Allow-Headers"] = ", ".join(allowed)
        return Response(status_code=204, headers=headers)

    @app.get("/account")
    def account(request: Request, headers: dict = Depends(cors_headers)) -> Response:
        cookie = request.cookies.get("session")
        account = account_of(cookie) if cookie else None
        if account is None:
            return JSONResponse({"error": "not logged in"}, status_code=401, headers=headers)
        return JSONResponse(account, headers=headers)

    return app
