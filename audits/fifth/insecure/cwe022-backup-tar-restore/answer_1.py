import os
import tarfile


def restore_backup(archive: str, folder: str) -> int:
    os.makedirs(folder, exist_ok=True)
    with tarfile.open(archive) as backup:
        backup.extractall(folder)
        return sum(member.isreg() for member in backup.getmembers())
