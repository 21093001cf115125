import os
from pathlib import Path

from fastapi import FastAPI, HTTPException
from fastapi.responses import Response

app = FastAPI()
ATTACHMENTS = Path.cwd() / "attachments"


@app.get("/tickets/{ticket}/attachment")
def attachment(ticket: int, file: str):
    try:
        folder = os.open(ATTACHMENTS / str(ticket), os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        raise HTTPException(status_code=404)
    try:
        # Names are looked up from the ticket's folder.
        with open(file, "rb", opener=lambda name, flags: os.open(name, flags, dir_fd=folder)) as source:
            return Response(source.read(), media_type="application/octet-stream")
    except (OSError, ValueError):
        raise HTTPException(status_code=404)
    finally:
        os.close(folder)
