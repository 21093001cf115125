import os
import shutil
from pathlib import Path


def back_up(source: str, folder: str) -> str:
    """Copy a file with its permissions into the backup folder; returns the path of the copy."""
    copy = Path(folder, os.path.basename(source))
    part = copy.with_name(copy.name + ".part")
    # readers of the folder never see half a copy
    part.write_bytes(Path(source).read_bytes())
    shutil.copystat(source, part)
    os.replace(part, copy)
    return str(copy)
