import glob
import os
import shutil


def collect(drop: str, archive: str) -> list[str]:
    moved = []
    for relative in glob.glob("**", root_dir=drop, recursive=True, include_hidden=True):
        source = os.path.join(drop, relative)
        if not os.path.isfile(source):
            continue
        if os.path.islink(source):
            os.unlink(source)
            continue
        target = os.path.join(archive, relative)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        if os.path.lexists(target):
            os.remove(target)
        shutil.move(source, target)
        moved.append(relative.replace(os.sep, "/"))
    return sorted(moved)
