import errno
import logging
import os
import stat
import uuid

logger = logging.getLogger(__name__)

DIRECTORY = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW


def empty(folder: str) -> int:
    """Remove everything inside a folder whose content is not trusted; the folder itself stays.

    Subfolders of subfolders are moved up into the folder before their parent is removed. So neither the
    depth of the tree nor the length of its paths matters, and no path with more than one part is ever used.
    """
    top = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        return _empty(top)
    finally:
        os.close(top)


def _empty(top: int) -> int:
    removed = 0
    stubborn: set[str] = set()
    while True:
        names = [name for name in os.listdir(top) if name not in stubborn]
        if not names:
            return removed
        for name in names:
            try:
                if _is_directory(top, name):
                    removed += _dissolve(top, name)
                else:
                    removed += _unlink(top, name)
            except FileNotFoundError:
                continue
            except OSError as error:
                logger.warning("cannot remove %r: %s", name, error)
                stubborn.add(name)


def _dissolve(top: int, name: str) -> int:
    removed = 0
    inner = os.open(name, DIRECTORY, dir_fd=top)
    try:
        for child in os.listdir(inner):
            if _is_directory(inner, child):
                os.rename(child, f".removing-{uuid.uuid4()}", src_dir_fd=inner, dst_dir_fd=top)
            else:
                removed += _unlink(inner, child)
    finally:
        os.close(inner)
    try:
        os.rmdir(name, dir_fd=top)
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
            raise
    return removed


def _is_directory(parent: int, name: str) -> bool:
    return stat.S_ISDIR(os.stat(name, dir_fd=parent, follow_symlinks=False).st_mode)


def _unlink(parent: int, name: str) -> int:
    mode = os.stat(name, dir_fd=parent, follow_symlinks=False).st_mode
    os.unlink(name, dir_fd=parent)
    return 1 if stat.S_ISREG(mode) else 0
