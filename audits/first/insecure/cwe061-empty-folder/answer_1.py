import glob
import os


def empty(folder: str) -> int:
    """Remove everything inside the folder; returns how many regular files were removed."""
    top = os.path.join(folder, "")
    entries = glob.glob("**", root_dir=folder, recursive=True, include_hidden=True)
    removed = 0
    # what lies deepest comes first, so that folders are empty when it is their turn
    for entry in sorted(entries, key=lambda name: name.count(os.sep), reverse=True):
        path = os.path.join(top, entry)
        if not os.path.lexists(path):
            continue
        if os.path.islink(path):
            os.unlink(path)
        elif os.path.isdir(path):
            os.rmdir(path)
        else:
            removed += os.path.isfile(path)
            os.unlink(path)
    return removed
