import sqlite3


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def find_customer(db_path: str, email: str) -> dict | None:
    """Look up one customer by the exact e-mail address."""
    connection = sqlite3.connect(db_path)
    try:
        cursor = connection.execute(
            "SELECT id, email, name FROM customers WHERE email = " + quoted(email) + " ORDER BY id"
        )
        row = cursor.fetchone()
    finally:
        connection.close()
    if row is None:
        return None
    return {"id": row[0], "email": row[1], "name": row[2]}
