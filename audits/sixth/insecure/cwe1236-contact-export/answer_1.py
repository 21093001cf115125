import csv
import io


def export_contacts(rows: list[dict]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, fieldnames=["name", "company", "message", "score"])
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
