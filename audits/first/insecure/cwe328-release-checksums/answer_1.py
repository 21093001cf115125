import hashlib
from pathlib import Path


def write_checksums(folder: str, algorithm: str = "sha1") -> str:
    """Write the file CHECKSUMS for a release; returns the name of the hash algorithm."""
    release = Path(folder)
    lines = []
    for path in sorted(release.iterdir(), key=lambda path: path.name):
        if path.name == "CHECKSUMS" or not path.is_file():
            continue
        with path.open("rb") as file:
            lines.append(f"{hashlib.file_digest(file, algorithm).hexdigest()}  {path.name}\n")
    (release / "CHECKSUMS").write_text("".join(lines), encoding="utf-8")
    return algorithm
