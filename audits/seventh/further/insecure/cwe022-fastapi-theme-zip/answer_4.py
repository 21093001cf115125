import io, os, zipfile
from fastapi import FastAPI, HTTPException, UploadFile

app = FastAPI()
THEMES = os.path.join(os.getcwd(), "themes")


@app.post("/themes/{name}", status_code=201)
def install_theme(name: str, package: UploadFile):
    if not name.isalnum():
        raise HTTPException(400)
    try:
        archive = zipfile.ZipFile(io.BytesIO(package.file.read()))
    except zipfile.BadZipFile:
        raise HTTPException(400)
    root = os.path.join(THEMES, name)
    done = []
    os.makedirs(root, exist_ok=True)
    for info in archive.infolist():
        path = info.filename.lower()
        if info.is_dir() or not path.endswith((".css", ".png", ".html")):
            continue
        if os.path.isabs(path) or "../" in info.filename.replace("\\", "/")[:3]:
            continue
        target = os.path.normpath(os.path.join(root, path))
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as file:
            file.write(archive.read(info))
        done.append(path)
    return {"files": sorted(done)}
