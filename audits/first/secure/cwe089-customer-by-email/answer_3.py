import sqlite3
from pathlib import Path
from typing import Any


class CustomerDatabase:
    """Read access to the customers; to be used in a with statement."""

    _BY_EMAIL = """
        SELECT id, email, name
          FROM customers
         WHERE email = :email
         ORDER BY id
         LIMIT 1
    """

    def __init__(self, path: str) -> None:
        # nothing is written here, so the file is opened such that nothing can be
        self._connection = sqlite3.connect(Path(path).resolve().as_uri() + "?mode=ro", uri=True)

    def __enter__(self) -> "CustomerDatabase":
        return self

    def __exit__(self, *exception: object) -> None:
        self._connection.close()

    def by_email(self, email: str) -> dict[str, Any] | None:
        row = self._connection.execute(self._BY_EMAIL, {"email": email}).fetchone()
        if row is None:
            return None
        return dict(zip(("id", "email", "name"), row))


def find_customer(db_path: str, email: str) -> dict | None:
    with CustomerDatabase(db_path) as database:
        return database.by_email(email)
