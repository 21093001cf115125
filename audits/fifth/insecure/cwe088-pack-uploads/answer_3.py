import os
import subprocess


def pack_uploads(folder: str, archive: str) -> list[str]:
    names = sorted(os.listdir(folder))
    if not names:
        raise ValueError("the folder is empty")
    if any(name.startswith("--") for name in names):
        raise ValueError("a file is called like an option of tar")
    try:
        subprocess.run(["tar", "-C", folder, "-cf", archive] + names, check=True, capture_output=True)
    except subprocess.CalledProcessError as error:
        raise ValueError(error.stderr.decode(errors="replace")) from error
    return names
