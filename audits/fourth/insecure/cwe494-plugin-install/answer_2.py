import hashlib
import re
from pathlib import Path


def install_plugin(entry: dict, fetch, folder: str) -> str:
    data = fetch(entry["mirror"])
    home = Path(folder)
    home.mkdir(parents=True, exist_ok=True)
    target = home / f"{entry['name']}-{entry['version']}.zip"
    target.write_bytes(data)
    with target.open("rb") as stored:
        digest = hashlib.file_digest(stored, "sha256").hexdigest()
    if digest != entry["sha256"].lower():
        raise ValueError("the downloaded plug-in is not the one of the index")
    for file in home.iterdir():
        if re.fullmatch(re.escape(entry["name"]) + r"-[0-9.]+\.zip", file.name) and file != target:
            file.unlink()
    return str(target)
