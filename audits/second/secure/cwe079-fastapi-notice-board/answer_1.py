import html
import re

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, field_validator

# a name such as yellow or a hexadecimal number such as #fc0 or #ffcc00
COLOUR = re.compile(r"[A-Za-z]{3,30}|#(?:[0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})")


class Notice(BaseModel):
    author: str
    text: str
    colour: str

    @field_validator("colour")
    @classmethod
    def colour_of_css(cls, value: str) -> str:
        if not COLOUR.fullmatch(value):
            raise ValueError("not a colour")
        return value


app = FastAPI()
board: list[Notice] = []


@app.post("/notices", status_code=201)
def add(notice: Notice):
    board.append(notice)


@app.get("/", response_class=HTMLResponse)
def show():
    articles = "\n".join(
        f'<article style="background: {html.escape(notice.colour)}">'
        f"<h2>{html.escape(notice.author)}</h2><p>{html.escape(notice.text)}</p></article>"
        for notice in board
    )
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Notice board</title></head>\n'
        f"<body>\n{articles}\n</body></html>\n"
    )
