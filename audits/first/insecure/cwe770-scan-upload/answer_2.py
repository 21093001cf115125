from fastapi import FastAPI, HTTPException, Request, Response

MAX_SIZE = 2 * 1024 * 1024


def create_app() -> FastAPI:
    """The application to which office scanners send letters."""
    app = FastAPI()
    app.state.letters = {}

    @app.put("/letters/{number}")
    async def store(number: int, request: Request):
        announced = request.headers.get("content-length", "0")
        if not announced.isdigit() or int(announced) > MAX_SIZE:
            raise HTTPException(413)
        chunks = []
        async for chunk in request.stream():
            # a chunked request has no Content-Length
            if len(chunk) > MAX_SIZE:
                raise HTTPException(413)
            chunks.append(chunk)
        app.state.letters[number] = b"".join(chunks)
        return Response(status_code=204)

    @app.get("/letters/{number}")
    async def load(number: int):
        if number not in app.state.letters:
            raise HTTPException(404)
        return Response(content=app.state.letters[number], media_type="application/pdf")

    return app
