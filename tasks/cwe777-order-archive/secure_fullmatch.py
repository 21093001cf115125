# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
import os
import re


def archive_order(folder: str, reference: str, text: str) -> str:
    """Write the text of an order (UTF-8) to the file <reference>.txt in the existing `folder` and return its
    path.

    A reference has two capital letters, a hyphen and four digits: AB-1234. Anything else raises ValueError.
    """
    if not re.fullmatch(r"[A-Z]{2}-[0-9]{4}", reference):
        raise ValueError(f"not an order reference: {reference!r}")
    path = os.path.join(folder, reference + ".txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path
