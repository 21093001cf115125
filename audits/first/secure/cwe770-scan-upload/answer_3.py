import asyncio
from collections.abc import AsyncIterator

from fastapi import FastAPI, HTTPException, Request, Response

MAX_LETTER = 2_000_000  # bytes
MAX_TOTAL = 1_000 * MAX_LETTER  # the memory that all letters together may take
MAX_SECONDS = 120  # for one upload


class TooLarge(Exception):
    pass


class NoRoom(Exception):
    pass


class LetterBox:
    def __init__(self, total: int) -> None:
        self._total = total
        self._used = 0
        self._letters: dict[int, bytes] = {}

    def __getitem__(self, number: int) -> bytes:
        return self._letters[number]

    def __setitem__(self, number: int, letter: bytes) -> None:
        used = self._used - len(self._letters.get(number, b"")) + len(letter)
        if used > self._total:
            raise NoRoom
        self._letters[number] = letter
        self._used = used


async def read_limited(stream: AsyncIterator[bytes], limit: int) -> bytes:
    chunks, size = [], 0
    async for chunk in stream:
        size += len(chunk)
        if size > limit:
            raise TooLarge
        chunks.append(chunk)
    return b"".join(chunks)


def create_app() -> FastAPI:
    app = FastAPI()
    box = LetterBox(MAX_TOTAL)

    @app.put("/letters/{number}")
    async def put(number: int, request: Request):
        declared = request.headers.get("content-length", "0")
        if not declared.isdecimal():
            raise HTTPException(400)
        try:
            # a request that tells its size is refused before anything is read
            if int(declared) > MAX_LETTER:
                raise TooLarge
            async with asyncio.timeout(MAX_SECONDS):
                box[number] = await read_limited(request.stream(), MAX_LETTER)
        except TooLarge:
            raise HTTPException(413, f"at most {MAX_LETTER} bytes", {"Connection": "close"}) from None
        except TimeoutError:
            raise HTTPException(408) from None
        except NoRoom:
            raise HTTPException(507, "there is no room for more letters") from None
        return Response(status_code=204)

    @app.get("/letters/{number}")
    async def get(number: int):
        try:
            letter = box[number]
        except KeyError:
            raise HTTPException(404) from None
        return Response(content=letter, media_type="application/pdf")

    return app
