import zipfile
from pathlib import Path


def unpack_release(archive: str, target: str) -> list[str]:
    root = Path(target).resolve()
    root.mkdir(parents=True, exist_ok=True)
    plan = {}
    with zipfile.ZipFile(archive) as z:
        for info in z.infolist():
            _, _, rest = info.filename.partition("/")
            if info.is_dir() or not rest:
                continue
            path = (root / rest).resolve()
            if not path.is_relative_to(root) or path == root:
                raise ValueError(f"{info.filename!r} would be written outside of the folder")
            plan[path] = info
        for path, info in plan.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(z.read(info))
    return sorted(path.relative_to(root).as_posix() for path in plan)
