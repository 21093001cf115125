import fcntl
import json
import os
import secrets
import threading
from pathlib import Path


class _FolderLock:
    """One writer at a time in a folder: threads of this program by a mutex, other programs by a lock of the folder."""

    _mutex = threading.Lock()

    def __init__(self, folder: Path):
        self._folder = folder

    def __enter__(self):
        self._mutex.acquire()
        try:
            self._fd = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            try:
                fcntl.flock(self._fd, fcntl.LOCK_EX)
            except BaseException:
                os.close(self._fd)
                raise
        except BaseException:
            self._mutex.release()
            raise

    def __exit__(self, *_):
        try:
            fcntl.flock(self._fd, fcntl.LOCK_UN)
            os.close(self._fd)
        finally:
            self._mutex.release()


def add_points(path: str, member: str, points: int) -> int:
    target = Path(path).resolve()
    with _FolderLock(target.parent):
        accounts = json.loads(target.read_text("utf-8")) if target.exists() else {}
        accounts[member] = accounts.get(member, 0) + points
        new = target.with_name(f".{target.name}.{secrets.token_hex(8)}")
        try:
            new.write_text(json.dumps(accounts, indent=1), "utf-8")
            new.replace(target)
        finally:
            new.unlink(missing_ok=True)
    return accounts[member]
