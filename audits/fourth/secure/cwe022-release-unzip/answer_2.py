import os
import shutil
import tempfile
import zipfile


def unpack_release(archive: str, target: str) -> list[str]:
    os.makedirs(target, exist_ok=True)
    result = []
    with tempfile.TemporaryDirectory() as scratch, zipfile.ZipFile(archive) as source:
        # extractall() keeps every member below the folder.
        source.extractall(scratch)
        for folder, _, files in os.walk(scratch):
            for file in files:
                path = os.path.join(folder, file)
                parts = os.path.relpath(path, scratch).split(os.sep)[1:]
                if not parts:
                    continue
                goal = os.path.join(target, *parts)
                os.makedirs(os.path.dirname(goal), exist_ok=True)
                shutil.copyfile(path, goal)
                result.append("/".join(parts))
    return sorted(result)
