import os
import shutil
import stat
import tempfile


def back_up(source: str, folder: str) -> str:
    """Copy a file into a backup folder and return the path of the copy.

    The copy is made in a temporary file that only its owner may open. It gets the permissions of the source
    when it is complete and only then its name, so that at no time it can be read by more users than the
    source.
    """
    target = os.path.join(folder, os.path.basename(source))
    with open(source, "rb") as original:
        mode = stat.S_IMODE(os.fstat(original.fileno()).st_mode)
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".backup-")  # mode 600
        try:
            with os.fdopen(handle, "wb") as copy:
                shutil.copyfileobj(original, copy)
                copy.flush()
                os.fsync(copy.fileno())
                os.fchmod(copy.fileno(), mode)
            os.replace(temporary, target)
        except BaseException:
            os.unlink(temporary)
            raise
    return target
