import os
import shutil


def collect(drop: str, archive: str) -> list[str]:
    moved = []
    for folder, _, names in os.walk(drop):
        for name in names:
            source = os.path.join(folder, name)
            relative = os.path.relpath(source, drop)
            target = os.path.join(archive, relative)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            if os.path.exists(source):
                shutil.copyfile(source, target)
                moved.append(relative.replace(os.sep, "/"))
            os.remove(source)
    return sorted(moved)
