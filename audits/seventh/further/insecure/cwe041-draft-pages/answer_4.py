import os, posixpath
from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

app = FastAPI()
SITE = os.path.join(os.getcwd(), "site")


@app.get("/site/{path:path}")
def page(path: str):
    full = os.path.realpath(SITE + "/" + path)
    if not full.startswith(os.path.realpath(SITE) + os.sep):
        raise HTTPException(404)
    if posixpath.normpath(path).startswith("drafts/"):
        raise HTTPException(403)
    if not os.path.isfile(full):
        raise HTTPException(404)
    return FileResponse(full)
