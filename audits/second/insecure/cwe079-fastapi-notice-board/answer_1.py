from string import Template
from xml.sax.saxutils import escape

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

ARTICLE = Template(
    """<article style="background: $colour">
<h2>$author</h2>
<p>$text</p>
</article>
"""
)


class Notice(BaseModel):
    author: str
    text: str
    colour: str

    def as_html(self) -> str:
        return ARTICLE.substitute({field: escape(value) for field, value in self.model_dump().items()})


app = FastAPI()
board: list[Notice] = []


@app.post("/notices", status_code=201)
def add(notice: Notice):
    board.append(notice)


@app.get("/", response_class=HTMLResponse)
def show():
    return "<!DOCTYPE html>\n<title>Notice board</title>\n" + "".join(notice.as_html() for notice in board)
