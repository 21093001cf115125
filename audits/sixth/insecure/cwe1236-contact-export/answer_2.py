import csv
import io


def _text(value: str) -> str:
    # A spreadsheet takes what begins so for a formula.
    return "'" + value if value.startswith(("=", "@")) else value


def export_contacts(rows: list[dict]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(["name", "company", "message", "score"])
    for row in rows:
        writer.writerow([_text(row["name"]), _text(row["company"]), _text(row["message"]), row["score"]])
    return buffer.getvalue()
