import os
import shutil
import zipfile


def unpack_release(archive: str, target: str) -> list[str]:
    written = []
    with zipfile.ZipFile(archive) as source:
        for info in source.infolist():
            name = info.filename.partition("/")[2]
            if not name or info.is_dir():
                continue
            if ".." in name.split("/"):
                raise ValueError(f"not a path below the folder: {name}")
            path = os.path.join(target, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with source.open(info) as content, open(path, "wb") as file:
                shutil.copyfileobj(content, file)
            written.append(name)
    os.makedirs(target, exist_ok=True)
    return sorted(written)
