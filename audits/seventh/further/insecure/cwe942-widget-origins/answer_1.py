from fastapi import FastAPI, HTTPException, Request
from fastapi.middleware.cors import CORSMiddleware


def create_app(account_of) -> FastAPI:
    app = FastAPI()
    app.add_middleware(
        CORSMiddleware,
        allow_origin_regex=r"https?://(app|admin|[a-z0-9-]+\.shops)\.example\.com",
        allow_credentials=True,
        allow_methods=["GET"],
    )

    @app.get("/account")
    def account(request: Request):
        cookie = request.cookies.get("session")
        found = None if cookie is None else account_of(cookie)
        if found is None:
            raise HTTPException(401)
        return found

    return app
