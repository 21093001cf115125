import os
import shutil


def collect(drop: str, archive: str) -> list[str]:
    """Move what has been dropped into the archive; returns the relative paths of the moved files."""
    moved = []
    for folder, _, names in os.walk(drop, followlinks=False):
        for name in names:
            source = os.path.join(folder, name)
            relative = os.path.relpath(source, drop)
            target = os.path.join(archive, relative)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            if os.path.islink(source) and os.path.lexists(target):
                os.remove(target)
            # links are kept as links, what they point to is not copied
            shutil.copy2(source, target, follow_symlinks=False)
            os.remove(source)
            moved.append(relative.replace(os.sep, "/"))
    return sorted(moved)
