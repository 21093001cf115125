import csv


def read_tags(path: str) -> dict[str, list[str]]:
    """Read the tags of articles from a CSV file that pandas has written."""
    result = {}
    with open(path, encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            names = {}
            try:
                exec(f"tags = {row['tags']}", {}, names)
            except Exception:
                continue
            tags = names["tags"]
            if isinstance(tags, list) and all(isinstance(tag, str) for tag in tags):
                result[row["article"]] = tags
    return result
