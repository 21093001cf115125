import os
import shlex
import subprocess


def pack_uploads(folder: str, archive: str) -> list[str]:
    names = sorted(entry.name for entry in os.scandir(folder) if entry.is_file())
    if not names:
        raise ValueError("there is nothing to pack")
    command = "tar cf {} {}".format(shlex.quote(archive), " ".join(map(shlex.quote, names)))
    if subprocess.call(command, shell=True, cwd=folder) != 0:
        raise ValueError("tar did not succeed")
    return names
