import csv, re


def read_tags(path):
    out = {}
    with open(path, encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            cell = row["tags"]
            if "import" in cell:
                continue
            try:
                v = eval(cell, {"__builtins__": {}})
            except Exception:
                continue
            if isinstance(v, list) and all(isinstance(x, str) for x in v):
                out[row["article"]] = v
    return out
