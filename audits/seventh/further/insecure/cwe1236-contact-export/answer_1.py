import csv, io


def export_contacts(rows):
    out = io.StringIO(newline="")
    w = csv.writer(out)
    w.writerow(["name", "company", "message", "score"])

    def safe(value):
        return "'" + value if value and (value.strip(" ")[:1] in ("=", "+", "@")) else value

    for r in rows:
        w.writerow([safe(r["name"]), safe(r["company"]), safe(r["message"]), r["score"]])
    return out.getvalue()
