import os
import tarfile


def restore_backup(archive: str, folder: str) -> int:
    os.makedirs(folder, exist_ok=True)
    root = os.path.realpath(folder)
    with tarfile.open(archive, "r:*") as backup:
        members = backup.getmembers()
        for member in members:
            # realpath() follows links, so nothing can lead outside.
            target = os.path.realpath(os.path.join(root, member.name))
            if target != root and not target.startswith(root + os.sep):
                raise ValueError(f"{member.name} would leave the folder")
        for member in members:
            backup.extract(member, root)
    return len([member for member in members if member.isfile()])
