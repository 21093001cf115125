import re
import sqlite3


def run_report(path: str, query: str) -> list[tuple]:
    if not re.match(r"\s*(SELECT|WITH)\b", query, re.IGNORECASE):
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
