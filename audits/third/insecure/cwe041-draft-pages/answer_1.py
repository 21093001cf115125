import os

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

app = FastAPI()
SITE = os.path.join(os.getcwd(), "site")


@app.get("/site/drafts")
@app.get("/site/drafts/{path:path}")
def draft(path: str = ""):
    raise HTTPException(status_code=403, detail="not public")


@app.get("/site/{path:path}")
def page(path: str):
    root = os.path.realpath(SITE)
    try:
        target = os.path.realpath(root + "/" + path)
    except ValueError:
        raise HTTPException(status_code=404)
    if not target.startswith(root + os.sep) or not os.path.isfile(target):
        raise HTTPException(status_code=404)
    return FileResponse(target)
