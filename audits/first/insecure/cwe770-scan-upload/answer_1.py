from fastapi import FastAPI, HTTPException, Request, Response

LIMIT = 2_000_000


def create_app() -> FastAPI:
    """The application to which office scanners send letters."""
    app = FastAPI()
    letters: dict[int, bytes] = {}

    @app.put("/letters/{number}", status_code=204)
    async def put_letter(number: int, request: Request) -> None:
        pdf = await request.body()
        if len(pdf) > LIMIT:
            raise HTTPException(status_code=413, detail="the letter is too large")
        letters[number] = pdf

    @app.get("/letters/{number}")
    async def get_letter(number: int) -> Response:
        try:
            return Response(letters[number], media_type="application/pdf")
        except KeyError:
            raise HTTPException(status_code=404, detail="no such letter") from None

    return app
