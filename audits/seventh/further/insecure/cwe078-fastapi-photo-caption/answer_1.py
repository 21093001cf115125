import shlex, subprocess
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()


class ThumbnailRequest(BaseModel):
    photo: str
    width: int
    caption: str


@app.post("/thumbnails", status_code=201)
def make_thumbnail(wanted: ThumbnailRequest):
    photo = wanted.photo.replace("'", "'\\''")
    caption = wanted.caption.replace("'", "\\'")
    r = subprocess.run(
        f"convert 'photos/{photo}' -resize {wanted.width}x -set comment $'{caption}' 'thumbs/{photo}'",
        shell=True,
        executable="/bin/bash",
    )
    if r.returncode:
        raise HTTPException(502)
    return {"thumbnail": "thumbs/" + wanted.photo}
