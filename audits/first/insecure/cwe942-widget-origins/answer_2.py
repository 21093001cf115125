from fastapi import Cookie, FastAPI, HTTPException
from fastapi.middleware.cors import CORSMiddleware


def create_app(account_of) -> FastAPI:
    """An API that pages in browsers call."""
    app = FastAPI()
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["https://app.example.com", "https://admin.example.com"],
        allow_origin_regex="https://[a-z0-9-]+.shops.example.com",
        allow_credentials=True,
        allow_methods=["GET"],
    )

    @app.get("/account")
    def account(session: str | None = Cookie(None)):
        found = None if session is None else account_of(session)
        if found is None:
            raise HTTPException(status_code=401, detail="not logged in")
        return found

    return app
