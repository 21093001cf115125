import hashlib
from pathlib import Path

CHUNK = 1024 * 1024


def _checksum(path: Path) -> str:
    digest = hashlib.sha512()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def write_checksums(folder: str) -> str:
    release = Path(folder)
    target = release / "CHECKSUMS"

    files = sorted((path for path in release.iterdir() if path.is_file() and path != target), key=lambda p: p.name)
    for path in files:
        if any(character in path.name for character in "\r\n"):
            raise ValueError(f"a line break in the name of a file: {path.name!r}")

    text = "".join(f"{_checksum(path)}  {path.name}\n" for path in files)
    partial = release / "CHECKSUMS.part"
    partial.write_text(text, encoding="utf-8", newline="\n")
    partial.replace(target)
    return "sha512"
