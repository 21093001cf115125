import contextlib
import os
import secrets
import stat
from pathlib import Path

CHUNK = 1024 * 1024


def back_up(source: str, folder: str) -> str:
    """Copy `source` with its permissions; nobody sees an unfinished copy or one that is too open."""
    origin = Path(source)
    target = Path(folder) / origin.name
    partial = Path(folder) / f".{origin.name}.{secrets.token_hex(8)}"

    with origin.open("rb") as reader:
        status = os.fstat(reader.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise ValueError(f"{source} is no regular file")
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as writer:
                while chunk := reader.read(CHUNK):
                    writer.write(chunk)
                writer.flush()
                os.fchmod(writer.fileno(), _safe_mode(status))
            partial.replace(target)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                partial.unlink()
            raise
    return str(target)


def _safe_mode(status: os.stat_result) -> int:
    """The permissions of the source. The copy belongs to us: a program of somebody else must not run under
    our account by its set-user-ID bit."""
    mode = stat.S_IMODE(status.st_mode)
    if status.st_uid != os.geteuid():
        mode &= 0o777
    return mode
