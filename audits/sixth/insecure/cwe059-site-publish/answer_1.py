import shutil
from pathlib import Path


def publish(site: str, target: str) -> list[str]:
    source, goal = Path(site), Path(target)
    goal.mkdir(parents=True, exist_ok=True)
    copied = []
    for file in source.rglob("*"):
        if file.is_file() and file.suffix in (".html", ".css", ".png"):
            relative = file.relative_to(source)
            (goal / relative).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, goal / relative)
            copied.append(relative.as_posix())
    return sorted(copied)
