from pathlib import Path

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

app = FastAPI()
ATTACHMENTS = Path.cwd() / "attachments"


@app.get("/tickets/{ticket}/attachment")
def attachment(ticket: int, file: str):
    # Names are relative to the ticket's folder and must not climb out of it.
    name = file.replace("\\", "/").removeprefix("/")
    if not name or "\0" in name or ".." in name.split("/"):
        raise HTTPException(status_code=404)
    target = ATTACHMENTS / str(ticket) / name
    if not target.is_file():
        raise HTTPException(status_code=404)
    return FileResponse(target)
