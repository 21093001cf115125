import shutil
from pathlib import Path

from fastapi import FastAPI, UploadFile

app = FastAPI()
INBOX = Path.cwd() / "inbox"


@app.post("/scans", status_code=201)
def store_scan(scan: UploadFile):
    # No way up out of the inbox.
    name = (scan.filename or "scan").replace("..", "")
    INBOX.mkdir(exist_ok=True)
    with open(INBOX / name, "wb") as target:
        shutil.copyfileobj(scan.file, target)
        size = target.tell()
    return {"name": name, "size": size}
