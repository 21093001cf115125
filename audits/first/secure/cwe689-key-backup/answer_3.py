import os
import shutil
import stat
import tempfile


def back_up(source: str, folder: str) -> str:
    """Copy a file, with content and mode, into a folder that everybody may read.

    The work is done in a private subfolder (mode 700), which nobody else can enter. The finished copy is
    moved out of it in one step.
    """
    name = os.path.basename(os.path.abspath(source))
    target = os.path.join(folder, name)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".work-") as private:
        copy = os.path.join(private, name)
        with open(source, "rb") as reader, open(copy, "xb") as writer:
            shutil.copyfileobj(reader, writer)
            os.fchmod(writer.fileno(), stat.S_IMODE(os.fstat(reader.fileno()).st_mode))
        os.replace(copy, target)
    return target
