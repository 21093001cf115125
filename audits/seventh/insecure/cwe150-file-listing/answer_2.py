import os
import re


def print_uploads(folder: str) -> None:
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            shown = re.sub(r"[\x00-\x1f]", "?", name)
            print(f"{os.path.getsize(path):8d} {shown}")
