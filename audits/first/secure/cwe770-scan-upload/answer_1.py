from fastapi import FastAPI, HTTPException, Request, Response

MAX_SIZE = 2 * 1024 * 1024


def create_app() -> FastAPI:
    """Make the application to which office scanners send letters."""
    app = FastAPI()
    letters: dict[int, bytes] = {}

    @app.put("/letters/{number}", status_code=204)
    async def store(number: int, request: Request):
        # The size is counted while the body comes in: most requests do not tell it, and those that do may lie.
        body = bytearray()
        async for chunk in request.stream():
            if len(body) + len(chunk) > MAX_SIZE:
                raise HTTPException(413, "A letter has no more than 2 MB.")
            body += chunk
        letters[number] = bytes(body)
        return Response(status_code=204)

    @app.get("/letters/{number}")
    async def fetch(number: int):
        if number not in letters:
            raise HTTPException(404, "There is no such letter.")
        return Response(letters[number], media_type="application/pdf")

    return app
