import os, re


def archive_order(folder, reference, text):
    if not re.search(r"[A-Z]{2}-\d{4}$", reference):
        raise ValueError(reference)
    path = os.path.join(folder, reference + ".txt")
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return path
