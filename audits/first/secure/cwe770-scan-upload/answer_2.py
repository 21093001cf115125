from fastapi import FastAPI, HTTPException, Request, Response, status
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MEBIBYTE = 1024 * 1024


class BodyLimit:
    """ASGI middleware: an application behind it never gets more than `limit` bytes of a request's body."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        received = 0

        async def limited_receive() -> Message:
            nonlocal received
            message = await receive()
            if message["type"] == "http.request":
                received += len(message.get("body", b""))
                if received > self.limit:
                    raise HTTPException(status.HTTP_413_CONTENT_TOO_LARGE, "the letter is too large")
            return message

        await self.app(scope, limited_receive, send)


def create_app() -> FastAPI:
    app = FastAPI()
    app.add_middleware(BodyLimit, limit=2 * MEBIBYTE)
    letters: dict[int, bytes] = {}

    @app.put("/letters/{number}", status_code=status.HTTP_204_NO_CONTENT)
    async def put_letter(number: int, request: Request) -> Response:
        letters[number] = await request.body()
        return Response(status_code=status.HTTP_204_NO_CONTENT)

    @app.get("/letters/{number}", response_class=Response)
    async def get_letter(number: int) -> Response:
        letter = letters.get(number)
        if letter is None:
            raise HTTPException(status.HTTP_404_NOT_FOUND)
        return Response(letter, media_type="application/pdf", headers={"X-Content-Type-Options": "nosniff"})

    return app
