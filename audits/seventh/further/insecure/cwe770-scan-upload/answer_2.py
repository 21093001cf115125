from fastapi import FastAPI, HTTPException, Request, Response


def create_app():
    app = FastAPI()
    letters = {}

    @app.put("/letters/{number}", status_code=204)
    async def put(number: int, request: Request):
        body = await request.body()
        if len(body) > 2_000_000:
            raise HTTPException(413)
        letters[number] = body

    @app.get("/letters/{number}")
    def get(number: int):
        if number not in letters:
            raise HTTPException(404)
        return Response(letters[number], media_type="application/pdf")

    return app
