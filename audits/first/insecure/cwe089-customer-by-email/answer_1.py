import sqlite3
from contextlib import closing

QUERY = 'SELECT id, email, name FROM customers WHERE email = "%s" LIMIT 1'


def find_customer(db_path: str, email: str) -> dict | None:
    """Look up one customer by the exact e-mail address."""
    with closing(sqlite3.connect(db_path)) as connection:
        connection.row_factory = sqlite3.Row
        for row in connection.execute(QUERY % email):
            return dict(row)
    return None
