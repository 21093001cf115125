import re
import threading

from fastapi import FastAPI, Response
from jinja2 import Environment, StrictUndefined
from pydantic import BaseModel

DEFAULT_COLOUR = "white"
_HEX = re.compile(r"#[0-9a-f]{3}(?:[0-9a-f]{3})?", re.IGNORECASE | re.ASCII)
_NAME = re.compile(r"[a-z]+", re.IGNORECASE | re.ASCII)


def colour(value: str) -> str:
    """The colour itself, or the default one when it is nothing that CSS knows as a colour."""
    if _HEX.fullmatch(value) or _NAME.fullmatch(value):
        return value
    return DEFAULT_COLOUR


environment = Environment(autoescape=True, undefined=StrictUndefined)
environment.filters["colour"] = colour
page = environment.from_string(
    """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Notices</title></head>
<body>
<main>
{%- for notice in notices %}
<article style="background: {{ notice.colour | colour }}">
<h2>{{ notice.author }}</h2>
<p>{{ notice.text }}</p>
</article>
{%- endfor %}
</main>
</body>
</html>
"""
)


class Notice(BaseModel):
    author: str
    text: str
    colour: str


class Board:
    def __init__(self):
        self._notices: list[Notice] = []
        self._lock = threading.Lock()

    def put(self, notice: Notice) -> None:
        with self._lock:
            self._notices.append(notice)

    def all(self) -> list[Notice]:
        with self._lock:
            return list(self._notices)


app = FastAPI(title="Notice board")
board = Board()


@app.post("/notices")
def put_notice(notice: Notice) -> Response:
    board.put(notice)
    return Response(status_code=201)


@app.get("/")
def get_page() -> Response:
    return Response(
        page.render(notices=board.all()),
        media_type="text/html",
        headers={
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
            "X-Content-Type-Options": "nosniff",
        },
    )
