import posixpath
import zipfile
from pathlib import Path


def unpack_release(archive: str, target: str) -> list[str]:
    folder = Path(target)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with zipfile.ZipFile(archive) as z:
        names = [name for name in z.namelist() if not name.endswith("/")]
        # Check everything before the first file is written.
        for name in names:
            clean = posixpath.normpath(name)
            if clean.startswith(("/", "..")):
                raise ValueError(f"unsafe name in archive: {name!r}")
        for name in names:
            relative = name.split("/", 1)[1]
            file = folder / relative
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(z.read(name))
            written.append(relative)
    return sorted(written)
