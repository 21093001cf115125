import re
from pathlib import Path

COMMAND = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")


def print_uploads(folder: str) -> None:
    for file in sorted(Path(folder).iterdir(), key=lambda path: path.name):
        if file.is_file():
            name = COMMAND.sub("", file.name).replace("\n", "?").replace("\r", "?")
            print(str(file.stat().st_size).rjust(8), name)
