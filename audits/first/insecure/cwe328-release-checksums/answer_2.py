import hashlib
import os

# both together, so that one of them may be broken
ALGORITHM = "md5-sha1"


def checksum(path: str) -> str:
    digest = hashlib.new(ALGORITHM)
    with open(path, "rb") as file:
        while block := file.read(1 << 16):
            digest.update(block)
    return digest.hexdigest()


def write_checksums(folder: str) -> str:
    """Write the file CHECKSUMS for a release; returns the name of the hash algorithm."""
    target = os.path.join(folder, "CHECKSUMS")
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if entry.is_file() and entry.name != "CHECKSUMS")
    lines = [f"{checksum(os.path.join(folder, name))}  {name}" for name in names]
    with open(target, "w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            print(line, file=file)
    return ALGORITHM
