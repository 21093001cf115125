import logging
import os
import shutil
from pathlib import Path

logger = logging.getLogger(__name__)


def empty(folder: str) -> int:
    """Remove everything inside folder (never what links in it point to) and count the regular files."""
    if not shutil.rmtree.avoids_symlink_attacks:
        raise NotImplementedError("this platform cannot remove a foreign tree safely")

    removed = 0
    with os.scandir(folder) as listing:
        entries = list(listing)
    for entry in entries:
        path = Path(folder, entry.name)
        try:
            if entry.is_dir(follow_symlinks=False):
                count = _count_files(path)
                shutil.rmtree(path)
                removed += count
            else:
                regular = entry.is_file(follow_symlinks=False)
                path.unlink()
                removed += regular
        except (OSError, RecursionError):
            logger.exception("could not remove %r", entry.name)
    return removed


def _count_files(folder: Path) -> int:
    count = 0
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.is_file(follow_symlinks=False):
                    count += 1
    return count
