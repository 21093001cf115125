import os
import subprocess


def pack_uploads(folder: str, archive: str) -> list[str]:
    names = sorted(os.listdir(folder))
    if not names:
        raise ValueError("no files")
    done = subprocess.run(["tar", "-cf", archive, *names], cwd=folder)
    if done.returncode != 0:
        raise ValueError("tar failed")
    return names
