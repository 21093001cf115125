import os
import zipfile


def unpack_release(archive: str, target: str) -> list[str]:
    root = os.path.abspath(target)
    os.makedirs(root, exist_ok=True)
    result = []
    with zipfile.ZipFile(archive) as z:
        for info in z.infolist():
            if info.is_dir():
                continue
            path = os.path.abspath(os.path.join(root, *info.filename.split("/")[1:]))
            if not path.startswith(root):
                raise ValueError("entry outside of the target folder")
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as out:
                out.write(z.read(info))
            result.append(os.path.relpath(path, root).replace(os.sep, "/"))
    return sorted(result)
