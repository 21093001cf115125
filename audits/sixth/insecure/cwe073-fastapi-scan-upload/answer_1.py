import os

from fastapi import FastAPI, HTTPException, UploadFile

app = FastAPI()
INBOX = os.path.join(os.getcwd(), "inbox")


@app.post("/scans", status_code=201)
async def store_scan(scan: UploadFile):
    if not scan.filename:
        raise HTTPException(status_code=400)
    os.makedirs(INBOX, exist_ok=True)
    data = await scan.read()
    with open(os.path.join(INBOX, scan.filename), "wb") as file:
        file.write(data)
    return {"name": scan.filename, "size": len(data)}
