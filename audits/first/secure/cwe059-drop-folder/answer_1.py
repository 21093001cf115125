import errno
import logging
import os
import shutil
import stat
import uuid

logger = logging.getLogger(__name__)


def collect(drop: str, archive: str) -> list[str]:
    """Move what has been dropped in the office into the archive and return the relative paths, sorted.

    Only regular files are moved. Symbolic links and special files are thrown away: they would make this
    service, which may read more than the people in the office, fetch other files for them.
    """
    os.makedirs(archive, exist_ok=True)
    moved = []
    # fwalk hands out file descriptors of the folders, so that a folder that is replaced by a link in the
    # meantime is not followed.
    drop = os.path.realpath(drop)
    for folder, _, names, folder_fd in os.fwalk(drop, follow_symlinks=False, onerror=_report):
        relative_folder = os.path.relpath(folder, drop)
        # links to folders are listed among the folders by fwalk
        for name in _links(folder_fd):
            os.unlink(name, dir_fd=folder_fd)
        for name in names:
            relative = os.path.normpath(os.path.join(relative_folder, name))
            try:
                if _move(name, folder_fd, os.path.join(archive, relative)):
                    moved.append(relative.replace(os.sep, "/"))
            except OSError:
                logger.exception("could not move %r", relative)
    return sorted(moved)


def _report(error: OSError) -> None:
    logger.error("could not read a folder: %s", error)


def _links(folder_fd: int) -> list[str]:
    with os.scandir(folder_fd) as entries:
        return [entry.name for entry in entries if entry.is_symlink()]


def _move(name: str, folder_fd: int, target: str) -> bool:
    try:
        # O_NONBLOCK: opening a named pipe must not wait for a writer
        source_fd = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder_fd)
    except FileNotFoundError:
        return False
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENXIO):  # a link, a socket
            os.unlink(name, dir_fd=folder_fd)
            return False
        raise
    with open(source_fd, "rb") as source:
        status = os.fstat(source_fd)
        if not stat.S_ISREG(status.st_mode) or _is_link_to_own_file(status):
            logger.warning("%r is not an ordinary file and is removed", name)
            os.unlink(name, dir_fd=folder_fd)
            return False

        parent = os.path.dirname(target)
        os.makedirs(parent, exist_ok=True)
        partial = os.path.join(parent, f".{uuid.uuid4().hex}.part")
        try:
            with open(partial, "xb") as copy:
                shutil.copyfileobj(source, copy)
            os.utime(partial, ns=(status.st_atime_ns, status.st_mtime_ns))
            os.chmod(partial, 0o644)
            os.replace(partial, target)
        except BaseException:
            if os.path.lexists(partial):
                os.unlink(partial)
            raise
    os.unlink(name, dir_fd=folder_fd)
    return True


def _is_link_to_own_file(status: os.stat_result) -> bool:
    """A second (hard) link to a file of the service itself has not been dropped here by its owner."""
    return status.st_uid == os.geteuid() and status.st_nlink > 1
