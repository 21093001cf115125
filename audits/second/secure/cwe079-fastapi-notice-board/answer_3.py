from typing import Annotated

from fastapi import FastAPI, HTTPException
from fastapi.responses import HTMLResponse
from markupsafe import Markup
from PIL import ImageColor
from pydantic import BaseModel, StringConstraints

ARTICLE = Markup('<article style="background: {}"><h2>{}</h2><p>{}</p></article>\n')
PAGE = Markup('<!DOCTYPE html><html><head><meta charset="utf-8"><title>Board</title></head><body>\n{}</body></html>')


class Notice(BaseModel):
    author: Annotated[str, StringConstraints(max_length=200)]
    text: Annotated[str, StringConstraints(max_length=20_000)]
    colour: Annotated[str, StringConstraints(max_length=40)]


app = FastAPI()
board: list[tuple[str, Notice]] = []


def known_colour(text: str) -> str:
    """A colour that may stand in a style sheet, taken from the table of the CSS colours or a number."""
    if text.startswith("#"):
        digits = text[1:]
        if len(digits) in (3, 4, 6, 8) and all(digit in "0123456789abcdefABCDEF" for digit in digits):
            return text
    elif text.lower() in ImageColor.colormap or text.lower() in ("transparent", "inherit", "currentcolor"):
        return text
    raise HTTPException(400, "this colour is not known")


@app.post("/notices", status_code=201)
def post_notice(notice: Notice):
    board.append((known_colour(notice.colour), notice))


@app.get("/", response_class=HTMLResponse)
def get_board():
    articles = Markup("").join(ARTICLE.format(colour, notice.author, notice.text) for colour, notice in board)
    return HTMLResponse(str(PAGE.format(articles)))
