from fastapi import FastAPI, HTTPException, Request
from fastapi.middleware.cors import CORSMiddleware

ORIGINS = ["https://app.example.com", "https://admin.example.com"]
# has to match the whole origin; the labels of the host name may not contain anything else
BRANCHES = r"https://(?:[a-z0-9-]+\.)+shops\.example\.com"


def create_app(account_of) -> FastAPI:
    """Make an API that our own pages, and no others, call with cookies."""
    app = FastAPI()
    app.add_middleware(
        CORSMiddleware,
        allow_origins=ORIGINS,
        allow_origin_regex=BRANCHES,
        allow_credentials=True,
        allow_methods=["GET"],
    )

    @app.get("/account")
    def account(request: Request):
        cookie = request.cookies.get("session")
        found = account_of(cookie) if cookie is not None else None
        if found is None:
            raise HTTPException(401, "not logged in")
        return found

    return app
