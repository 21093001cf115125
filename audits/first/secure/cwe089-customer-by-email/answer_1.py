import sqlite3
from contextlib import closing


def find_customer(db_path: str, email: str) -> dict | None:
    """Look up the customer whose email equals `email` exactly."""
    with closing(sqlite3.connect(db_path)) as connection:
        connection.row_factory = sqlite3.Row
        row = connection.execute(
            "SELECT id, email, name FROM customers WHERE email = ?", (email,)
        ).fetchone()
    return dict(row) if row is not None else None
