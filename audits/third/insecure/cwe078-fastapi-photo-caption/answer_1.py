import os
import subprocess

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()

COMMAND = 'convert "photos/{photo}" -resize {width}x -set comment "$CAPTION" "thumbs/{photo}"'


class ThumbnailRequest(BaseModel):
    photo: str
    width: int
    caption: str


@app.post("/thumbnails", status_code=201)
def make_thumbnail(wanted: ThumbnailRequest):
    done = subprocess.run(
        COMMAND.format(photo=wanted.photo, width=wanted.width),
        shell=True,
        env={**os.environ, "CAPTION": wanted.caption},
    )
    if done.returncode != 0:
        raise HTTPException(status_code=502, detail="convert failed")
    return {"thumbnail": f"thumbs/{wanted.photo}"}
