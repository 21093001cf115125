import sqlite3
from contextlib import closing


def run_report(path: str, query: str) -> list[tuple]:
    if not query.lstrip().upper().startswith(("SELECT", "WITH")):
        raise ValueError("only queries that read")
    with closing(sqlite3.connect(path)) as database:
        try:
            rows = database.execute(query).fetchall()
            database.commit()
        except sqlite3.Error as error:
            raise ValueError(str(error)) from error
    return rows
