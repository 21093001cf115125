import errno
import logging
import os
import secrets
import shutil
import stat

log = logging.getLogger("archive")

FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW


def collect(drop: str, archive: str) -> list[str]:
    """Move all files under drop into archive. Everything happens relative to open folders, never by a path
    that somebody could bend while we work."""
    os.makedirs(archive, exist_ok=True)
    moved: list[str] = []
    drop_fd = os.open(drop, os.O_RDONLY | os.O_DIRECTORY)
    try:
        archive_fd = os.open(archive, os.O_RDONLY | os.O_DIRECTORY)
        try:
            _collect(drop_fd, archive_fd, "", moved)
        finally:
            os.close(archive_fd)
    finally:
        os.close(drop_fd)
    return sorted(moved)


def _collect(source_fd: int, target_fd: int, prefix: str, moved: list[str]) -> None:
    for name in sorted(os.listdir(source_fd)):
        try:
            mode = os.stat(name, dir_fd=source_fd, follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode):
                _collect_folder(source_fd, target_fd, name, prefix, moved)
            elif stat.S_ISREG(mode):
                if _move_file(source_fd, target_fd, name):
                    moved.append(prefix + name)
            else:
                log.warning("removed %r: neither a file nor a folder", prefix + name)
                os.unlink(name, dir_fd=source_fd)
        except FileNotFoundError:
            continue  # taken away in the meantime
        except OSError as error:
            log.error("left %r: %s", prefix + name, error)


def _collect_folder(source_fd: int, target_fd: int, name: str, prefix: str, moved: list[str]) -> None:
    sub_source = os.open(name, FOLDER, dir_fd=source_fd)
    try:
        if not _has_entries(sub_source):
            return
        try:
            os.mkdir(name, 0o755, dir_fd=target_fd)
        except FileExistsError:
            pass
        sub_target = os.open(name, FOLDER, dir_fd=target_fd)
        try:
            _collect(sub_source, sub_target, f"{prefix}{name}/", moved)
        finally:
            os.close(sub_target)
    finally:
        os.close(sub_source)


def _has_entries(fd: int) -> bool:
    with os.scandir(fd) as entries:
        return any(True for _ in entries)


def _move_file(source_fd: int, target_fd: int, name: str) -> bool:
    """Take the file over under a temporary name first, look at what we really got, and only then give it its
    name in the archive."""
    temporary = f".incoming-{secrets.token_hex(8)}"
    try:
        os.rename(name, temporary, src_dir_fd=source_fd, dst_dir_fd=target_fd)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        if not _copy_across(source_fd, target_fd, name, temporary):
            return False
    try:
        status = os.stat(temporary, dir_fd=target_fd, follow_symlinks=False)
        if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
            log.warning("dropped %r: a link", name)
            os.unlink(temporary, dir_fd=target_fd)
            return False
        _make_readable(temporary, target_fd)
        os.replace(temporary, name, src_dir_fd=target_fd, dst_dir_fd=target_fd)
    except OSError:
        # e.g. there is a folder of this name in the archive: give the file back
        os.rename(temporary, name, src_dir_fd=target_fd, dst_dir_fd=source_fd)
        raise
    return True


def _make_readable(name: str, folder_fd: int) -> None:
    try:
        fd = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder_fd)
    except PermissionError:
        return  # belongs to somebody else, who has closed it
    try:
        mode = stat.S_IMODE(os.fstat(fd).st_mode)
        if os.fstat(fd).st_uid == os.geteuid() or os.geteuid() == 0:
            os.fchmod(fd, (mode & 0o777) | 0o444)
    finally:
        os.close(fd)


def _copy_across(source_fd: int, target_fd: int, name: str, temporary: str) -> bool:
    fd = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=source_fd)
    with open(fd, "rb") as source:
        status = os.fstat(fd)
        if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
            log.warning("dropped %r: a link", name)
            os.unlink(name, dir_fd=source_fd)
            return False
        copy_fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644, dir_fd=target_fd)
        try:
            with open(copy_fd, "wb") as copy:
                shutil.copyfileobj(source, copy)
        except BaseException:
            os.unlink(temporary, dir_fd=target_fd)
            raise
    os.unlink(name, dir_fd=source_fd)
    return True
