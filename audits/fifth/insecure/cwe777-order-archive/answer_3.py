import re
from pathlib import Path

REFERENCE = re.compile(r"^[A-Z]{2}-[0-9]{4}$", re.MULTILINE)


def archive_order(folder: str, reference: str, text: str) -> str:
    if REFERENCE.search(reference) is None:
        raise ValueError("a reference looks like AB-1234")
    target = Path(folder) / (reference + ".txt")
    target.write_text(text, encoding="utf-8")
    return str(target)
