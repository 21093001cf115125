import os
import shutil
import stat


def back_up(source: str, folder: str) -> str:
    """Copy a file with its permissions into the backup folder; returns the path of the copy."""
    target = os.path.join(folder, os.path.basename(source))
    if os.path.exists(target):
        # an older copy may be read-only
        os.chmod(target, stat.S_IMODE(os.stat(target).st_mode) | stat.S_IWUSR)
    with open(source, "rb") as original:
        mode = stat.S_IMODE(os.fstat(original.fileno()).st_mode)
        # nobody else can read the copy before it has its mode
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as copy:
            shutil.copyfileobj(original, copy)
            copy.flush()
            os.fchmod(copy.fileno(), mode)
    return target
