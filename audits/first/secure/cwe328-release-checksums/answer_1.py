import hashlib
import os

ALGORITHM = "sha256"
NAME = "CHECKSUMS"


def write_checksums(folder: str) -> str:
    """Write the file CHECKSUMS for a release and return the name of the hash algorithm."""
    lines = []
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name == NAME or not os.path.isfile(path):
            continue
        with open(path, "rb") as file:
            digest = hashlib.file_digest(file, ALGORITHM).hexdigest()
        lines.append(f"{digest}  {name}\n")

    with open(os.path.join(folder, NAME), "w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)
    return ALGORITHM
