import contextlib
import logging
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

logger = logging.getLogger(__name__)


class Collector:
    """Brings the files of the drop folder into the archive.

    Whoever may write to the drop folder is not trusted: the collector copies nothing but regular files with
    a single name, opened without following links, and deletes the rest.
    """

    def __init__(self, archive: str) -> None:
        self.archive = Path(archive)
        self.moved: list[str] = []

    def run(self, drop: str) -> list[str]:
        self.archive.mkdir(parents=True, exist_ok=True)
        with opened(os.open(drop, os.O_RDONLY | os.O_DIRECTORY)) as folder:
            self._folder(folder, ())
        return sorted(self.moved)

    def _folder(self, folder: int, parts: tuple[str, ...]) -> None:
        with os.scandir(folder) as listing:
            entries = list(listing)
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
                # a folder that has become something else since is left for the next night
                with contextlib.suppress(OSError):
                    with opened(os.open(entry.name, flags, dir_fd=folder)) as inner:
                        self._folder(inner, (*parts, entry.name))
                continue
            try:
                if self._file(folder, entry.name, parts):
                    self.moved.append("/".join((*parts, entry.name)))
                os.unlink(entry.name, dir_fd=folder)
            except OSError as error:
                # one file that cannot be moved must not hold up those of the others
                logger.error("%r stays in the drop folder: %s", entry.name, error)

    def _file(self, folder: int, name: str, parts: tuple[str, ...]) -> bool:
        try:
            descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
        except FileNotFoundError:
            raise
        except OSError:
            return False  # a link (ELOOP), a socket (ENXIO)
        with os.fdopen(descriptor, "rb") as source:
            status = os.fstat(source.fileno())
            if not stat.S_ISREG(status.st_mode) or status.st_nlink != 1:
                return False
            self._store(source, self.archive.joinpath(*parts, name))
        return True

    @staticmethod
    def _store(source, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".collect-", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as copy:
                shutil.copyfileobj(source, copy)
                os.fchmod(copy.fileno(), 0o644)
            os.replace(temporary, target)
        except BaseException:
            os.unlink(temporary)
            raise


@contextlib.contextmanager
def opened(descriptor: int) -> Iterator[int]:
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def collect(drop: str, archive: str) -> list[str]:
    return Collector(archive).run(drop)
