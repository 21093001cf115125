import os
from pathlib import Path
from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse, Response

app = FastAPI()
ATTACHMENTS = Path.cwd() / "attachments"


@app.get("/tickets/{ticket}/attachment")
def attachment(ticket: int, file: str):
    path = ATTACHMENTS / str(ticket) / file
    if not os.path.abspath(path).startswith(str(ATTACHMENTS) + "/"):
        raise HTTPException(404)
    if not path.is_file():
        raise HTTPException(404)
    return FileResponse(path)
