from pathlib import Path

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

app = FastAPI()
SITE = Path.cwd() / "site"


@app.get("/site/{path:path}")
def page(path: str):
    # Doubled slashes and single dots say nothing: drop them before looking at the first folder.
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if parts[:1] == ["drafts"]:
        raise HTTPException(status_code=403)
    root = SITE.resolve()
    try:
        target = root.joinpath(*parts).resolve()
    except ValueError:
        raise HTTPException(status_code=404)
    if not target.is_relative_to(root) or not target.is_file():
        raise HTTPException(status_code=404)
    return FileResponse(target)
