import os, shutil
from pathlib import Path
from fastapi import FastAPI, HTTPException, UploadFile

app = FastAPI()
INBOX = Path.cwd() / "inbox"


@app.post("/scans", status_code=201)
def store_scan(scan: UploadFile):
    name = scan.filename or "scan"
    name = name.replace("../", "")
    INBOX.mkdir(exist_ok=True)
    data = scan.file.read()
    (INBOX / name).write_bytes(data)
    return {"name": name, "size": len(data)}
