import contextlib
import os
import stat


def empty(folder: str) -> int:
    """Remove everything inside the folder; returns how many regular files were removed."""
    # some clients upload folders and files without the right to write
    for parent, folders, files in os.walk(folder):
        for name in folders + files:
            with contextlib.suppress(FileNotFoundError):
                os.chmod(os.path.join(parent, name), 0o777)

    removed = 0
    for parent, folders, files in os.walk(folder, topdown=False):
        for name in files:
            path = os.path.join(parent, name)
            if stat.S_ISREG(os.lstat(path).st_mode):
                removed += 1
            os.unlink(path)
        for name in folders:
            path = os.path.join(parent, name)
            if os.path.islink(path):
                os.unlink(path)
            else:
                os.rmdir(path)
    return removed
