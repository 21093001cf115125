import os
import re


def archive_order(folder: str, reference: str, text: str) -> str:
    if not re.match(r"[A-Z]{2}-\d{4}", reference):
        raise ValueError(f"{reference!r} is no reference")
    path = os.path.normpath(os.path.join(folder, f"{reference}.txt"))
    with open(path, "w", encoding="utf-8") as order:
        order.write(text)
    return path
