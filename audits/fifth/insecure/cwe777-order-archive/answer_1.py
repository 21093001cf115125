import os
import re


def archive_order(folder: str, reference: str, text: str) -> str:
    if not re.search(r"[A-Z]{2}-[0-9]{4}", reference):
        raise ValueError("not a reference")
    path = os.path.join(folder, reference + ".txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path
