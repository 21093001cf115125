from typing import Annotated

from fastapi import Cookie, FastAPI, Request, Response
from fastapi.responses import JSONResponse

HOSTS = frozenset({"app.example.com", "admin.example.com"})
BRANCH_SUFFIX = ".shops.example.com"
LABEL_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def is_own_origin(origin: str) -> bool:
    """Whether an origin, as browsers write it, is one of our pages."""
    scheme, separator, host = origin.partition("://")
    if scheme != "https" or not separator:
        return False
    if host in HOSTS:
        return True
    if not host.endswith(BRANCH_SUFFIX):
        return False
    branch = host.removesuffix(BRANCH_SUFFIX)
    return all(label and set(label) <= LABEL_CHARACTERS for label in branch.split("."))


def create_app(account_of) -> FastAPI:
    app = FastAPI()

    @app.middleware("http")
    async def cors(request: Request, call_next) -> Response:
        origin = request.headers.get("origin")
        allowed = origin is not None and is_own_origin(origin)
        wanted_method = request.headers.get("access-control-request-method")

        if request.method == "OPTIONS" and origin is not None and wanted_method is not None:
            if not allowed or wanted_method != "GET":
                return Response(status_code=403, headers={"Vary": "Origin"})
            response = Response(status_code=204)
            response.headers["Access-Control-Allow-Methods"] = "GET"
            response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
            response.headers["Access-Control-Max-Age"] = "600"
        else:
            response = await call_next(request)

        if allowed:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Allow-Credentials"] = "true"
        response.headers.append("Vary", "Origin")
        return response

    @app.get("/account")
    def account(session: Annotated[str | None, Cookie()] = None):
        result = None if session is None else account_of(session)
        if result is None:
            return JSONResponse({"detail": "please log in"}, status_code=401)
        return JSONResponse(result, headers={"Cache-Control": "no-store"})

    return app
