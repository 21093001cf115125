import sqlite3


def run_report(path: str, query: str) -> list[tuple]:
    """Whatever the query changes is rolled back, so that it can only read."""
    first = query.split(None, 1)[0].upper() if query.strip() else ""
    if first not in ("SELECT", "WITH"):
        raise ValueError("only SELECT and WITH")
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise ValueError(str(error)) from None
    finally:
        connection.rollback()
        connection.close()
