import html
import re

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, field_validator

COLOUR = re.compile(r"#[0-9a-f]{3,8}|[a-z]+", re.IGNORECASE)


class Notice(BaseModel):
    author: str
    text: str
    colour: str

    @field_validator("colour")
    @classmethod
    def check_colour(cls, colour: str) -> str:
        """Only names and hexadecimal numbers: the colour goes into a style attribute."""
        if not COLOUR.match(colour):
            raise ValueError("unknown colour")
        return colour


app = FastAPI()
board: list[Notice] = []


@app.post("/notices", status_code=201)
def add(notice: Notice):
    board.append(notice)
    return {"status": "added"}


@app.get("/", response_class=HTMLResponse)
def show():
    parts = ["<!DOCTYPE html><html><head><title>Notices</title></head><body>"]
    for notice in board:
        parts.append(f'<article style="background: {notice.colour}">')
        parts.append(f"<h2>{html.escape(notice.author)}</h2>")
        parts.append(f"<p>{html.escape(notice.text)}</p>")
        parts.append("</article>")
    parts.append("</body></html>")
    return "\n".join(parts)
