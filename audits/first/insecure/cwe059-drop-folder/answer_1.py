import os
import shutil


def collect(drop: str, archive: str) -> list[str]:
    """Move what has been dropped into the archive; returns the relative paths of the moved files."""
    moved = []

    def visit(relative: str) -> None:
        for entry in list(os.scandir(os.path.join(drop, relative))):
            name = f"{relative}/{entry.name}" if relative else entry.name
            if entry.is_dir():
                visit(name)
                continue
            if not entry.is_file():
                continue
            target = os.path.join(archive, name)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copyfile(entry.path, target)
            os.unlink(entry.path)
            moved.append(name)

    visit("")
    return sorted(moved)
