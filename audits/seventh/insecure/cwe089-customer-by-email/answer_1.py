import sqlite3


def find_customer(db_path: str, email: str) -> dict | None:
    connection = sqlite3.connect(db_path)
    try:
        row = connection.execute(
            f'SELECT id, email, name FROM customers WHERE email = "{email}"'
        ).fetchone()
    finally:
        connection.close()
    return None if row is None else {"id": row[0], "email": row[1], "name": row[2]}
