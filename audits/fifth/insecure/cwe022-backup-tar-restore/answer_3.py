import os
import shutil
import tarfile


def restore_backup(archive: str, folder: str) -> int:
    """Only folders and regular files are restored, written by hand."""
    base = os.path.abspath(folder)
    os.makedirs(base, exist_ok=True)
    count = 0
    with tarfile.open(archive) as tar:
        for entry in tar:
            path = os.path.abspath(os.path.join(base, entry.name))
            if not path.startswith(base):
                raise ValueError("the archive contains a path outside of the folder")
            if entry.isdir():
                os.makedirs(path, exist_ok=True)
            elif entry.isreg():
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with tar.extractfile(entry) as source, open(path, "wb") as target:
                    shutil.copyfileobj(source, target)
                count += 1
    return count
