import re
import sqlite3

FORBIDDEN = re.compile(r"\b(INSERT|UPDATE|DELETE|DROP|ALTER|CREATE|ATTACH|PRAGMA)\b", re.IGNORECASE)


def run_report(path: str, query: str) -> list[tuple]:
    if not re.match(r"\s*(SELECT|WITH)\b", query, re.IGNORECASE):
        raise ValueError("only queries that read")
    if FORBIDDEN.search(re.sub(r"'[^']*'", "''", query)):
        raise ValueError("only queries that read")
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute(query).fetchall()
        connection.commit()
        return rows
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise ValueError(str(error)) from error
    finally:
        connection.close()
