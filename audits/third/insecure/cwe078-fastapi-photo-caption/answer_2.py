import os

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()

ESCAPES = str.maketrans({'"': '\\"', "$": "\\$", "`": "\\`"})


class ThumbnailRequest(BaseModel):
    photo: str
    width: int
    caption: str


def quoted(text: str) -> str:
    """`text` as one word of the shell: nothing in it is expanded."""
    return '"' + text.translate(ESCAPES) + '"'


@app.post("/thumbnails", status_code=201)
def make_thumbnail(wanted: ThumbnailRequest):
    if "/" in wanted.photo or "\0" in wanted.photo + wanted.caption:
        raise HTTPException(status_code=422, detail="bad name or caption")
    words = [
        "convert",
        quoted(f"photos/{wanted.photo}"),
        "-resize",
        f"{wanted.width}x",
        "-set",
        "comment",
        quoted(wanted.caption),
        quoted(f"thumbs/{wanted.photo}"),
    ]
    if os.system(" ".join(words)) != 0:
        raise HTTPException(status_code=502, detail="convert failed")
    return {"thumbnail": f"thumbs/{wanted.photo}"}
